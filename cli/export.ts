import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Command, Option } from 'commander';
import { writeProject } from '../compiler/write-project.ts';
import { zipProject } from '../compiler/zip-project.ts';
import { compileFile } from './compile-file.ts';
import { Failure, fileFailure } from './failure.ts';

interface ExportFlags {
  to: 'node' | 'zip';
  force?: true;
}

export function addExport(program: Command): void {
  program
    .command('export')
    .description('write a flow as a Node project that runs without Cueboard')
    .argument('<flow>', 'a flow document, *.flow.json')
    .argument('<target>', 'the folder for node, the file for zip')
    .addOption(new Option('--to <format>', 'what to write').choices(['node', 'zip']).makeOptionMandatory())
    .option('--force', 'write into a folder that is not empty; replace a file')
    .action(exportFlow);
}

async function exportFlow(file: string, target: string, { to, force }: ExportFlags): Promise<void> {
  const { flow, files } = await compileFile(file);
  try {
    if (to === 'zip') {
      await mkdir(path.dirname(path.resolve(target)), { recursive: true });
      await writeFile(target, zipProject(files), { flag: force ? 'w' : 'wx' });
      process.stdout.write(`${flow.name}: ${target}\n`);
      return;
    }
    const there = await readdir(target).catch(() => []);
    if (there.length > 0 && !force) throw new Failure(2, `${target} is not empty; --force writes into it`);
    await writeProject(target, files);
    process.stdout.write(
      `${flow.name}: ${files.length} files in ${target}\nRun it there: npm install --offline && npm start\n`,
    );
  } catch (error) {
    if (error instanceof Failure) throw error;
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') {
      throw new Failure(2, `${target} is there already; --force replaces it`);
    }
    throw fileFailure(error, target);
  }
}
