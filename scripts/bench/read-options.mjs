/** What a bench was called with; its words where it was asked for them, or called wrongly: then the process ends. */
export function readOptions(parse, usage) {
  try {
    const given = parse(process.argv.slice(2));
    if (!given.help) return given;
    console.log(usage);
    process.exit(0);
  } catch (error) {
    console.error(`${error.message}\n\n${usage}`);
    process.exit(2);
  }
}
