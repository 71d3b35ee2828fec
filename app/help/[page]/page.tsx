import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { HelpLayout } from '@/components/help/HelpLayout.tsx';
import { helpPages } from '@/components/help/help-pages.ts';
import { Markdown } from '@/components/help/Markdown.tsx';
import { readPage, writtenPages } from '../read-docs.ts';

interface Props {
  params: Promise<{ page: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { page } = await params;
  return { title: helpPages.find((known) => known.page === page)?.title ?? 'Help' };
}

export default async function HelpPageView({ params }: Props) {
  const { page } = await params;
  const source = await readPage(page);
  if (source === null) notFound();
  return (
    <HelpLayout pages={await writtenPages()} current={page}>
      <Markdown source={source} />
    </HelpLayout>
  );
}
