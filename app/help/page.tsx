import { notFound, redirect } from 'next/navigation';
import { writtenPages } from './read-docs.ts';

export default async function HelpStart() {
  const [first] = await writtenPages();
  if (!first) notFound();
  redirect(`/help/${first.page}`);
}
