import Link from 'next/link';
import { type Block, parseMarkdown } from './parse-markdown.ts';
import { parseSpans } from './parse-spans.ts';

/** One of our own pages. Links between pages become links of the help. */
export function Markdown({ source }: { source: string }) {
  return parseMarkdown(source).map((block, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: a page does not change while it is read
    return <BlockView key={index} block={block} />;
  });
}

/** Characters of a first cell that is kept on one line: what a table lists is looked for there. */
const LONGEST_NAME = 28;

const headings = [
  'mb-3 text-[22px] font-semibold',
  'mt-8 mb-2 text-[16px] font-semibold',
  'mt-6 mb-1.5 font-semibold text-[14px]',
];

function BlockView({ block }: { block: Block }) {
  switch (block.kind) {
    case 'heading': {
      const Tag = `h${Math.min(block.level, 6)}` as 'h1';
      return (
        <Tag id={block.id} className={headings[Math.min(block.level, 3) - 1]}>
          <Line text={block.text} />
        </Tag>
      );
    }
    case 'paragraph':
      return (
        <p className="my-2.5">
          <Line text={block.text} />
        </p>
      );
    case 'quote':
      return (
        <blockquote className="my-2.5 border-line-strong border-l-2 pl-3 text-muted">
          <Line text={block.text} />
        </blockquote>
      );
    case 'list': {
      const Tag = block.ordered ? 'ol' : 'ul';
      return (
        <Tag className={`my-2.5 flex flex-col gap-1 pl-5 ${block.ordered ? 'list-decimal' : 'list-disc'}`}>
          {block.items.map((item) => (
            <li key={item}>
              <Line text={item} />
            </li>
          ))}
        </Tag>
      );
    }
    case 'table':
      return (
        <div className="my-3 overflow-x-auto">
          <table className="w-full border-collapse text-left align-top">
            <thead>
              <tr>
                {block.head.map((cell) => (
                  <th key={cell} className="border-line border-b py-1.5 pr-4 font-medium text-muted">
                    <Line text={cell} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {block.rows.map((row) => (
                <tr key={row.join('|')}>
                  {block.head.map((head, column) => (
                    <td
                      key={head}
                      className={`border-line border-b py-1.5 pr-4 align-top ${
                        column === 0 && (row[0] ?? '').length <= LONGEST_NAME ? 'whitespace-nowrap' : ''
                      }`}
                    >
                      <Line text={row[column] ?? ''} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
    case 'code':
      return (
        <pre className="my-3 overflow-x-auto rounded-lg border border-line bg-field px-3 py-2 font-mono text-xs leading-[1.55]">
          {block.text}
        </pre>
      );
  }
}

function Line({ text }: { text: string }) {
  return parseSpans(text).map((span, index) => {
    const key = `${index} ${span.text}`;
    if (span.kind === 'code')
      return (
        <code key={key} className="rounded bg-field px-1 py-px font-mono text-[0.92em]">
          {span.text}
        </code>
      );
    if (span.kind === 'strong')
      return (
        <strong key={key} className="font-semibold">
          <Line text={span.text} />
        </strong>
      );
    if (span.kind === 'emphasis') return <em key={key}>{span.text}</em>;
    if (span.kind === 'link') return <PageLink key={key} to={span.to} text={span.text} />;
    return span.text;
  });
}

/** `problems.md#queue` leads to the page of the help; what is no page of it is shown as words. */
function PageLink({ to, text }: { to: string; text: string }) {
  const page = /^(?:\.\/)?([a-z-]+)\.md(#.*)?$/.exec(to);
  const look = 'text-accent-text underline underline-offset-2';
  if (page)
    return (
      <Link href={`/help/${page[1]}${page[2] ?? ''}`} className={look}>
        <Line text={text} />
      </Link>
    );
  if (to.startsWith('#') || to.startsWith('https://'))
    return (
      <a href={to} rel="noreferrer" className={look}>
        <Line text={text} />
      </a>
    );
  return <Line text={text} />;
}
