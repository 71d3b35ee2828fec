export default function LibraryPage() {
  return <main>Cueboard</main>;
}
