import { describe, expect, it } from 'vitest';
import { emptyFlow, type Flow } from '@/flow/document.ts';
import { addActor } from '@/flow/edits/add-actor.ts';
import { setTemplate } from '@/flow/edits/change-actor.ts';
import { connect } from '@/flow/edits/connect.ts';
import { groupOnThread } from '@/flow/edits/place-on-thread.ts';
import { groupForRestart } from '@/flow/edits/restart-groups.ts';
import { escapeXml, flowSvg } from './flow-svg.ts';

const work = { kind: 'code', code: '' } as const;

function pair(name = 'Reader'): Flow {
  const a = addActor(emptyFlow('Two'), { name, work, ports: ['out'], at: { x: 0, y: 0 } });
  const b = addActor(a.flow, { name: 'Writer', work, at: { x: 420, y: 40 } });
  return connect(b.flow, { kind: 'actor', id: a.actor, port: 'out' }, { kind: 'actor', id: b.actor }).flow;
}

describe('flowSvg', () => {
  it('draws every actor, queue and wire by name', () => {
    const svg = flowSvg(pair(), { theme: 'light' });
    expect(svg.match(/<path [^>]*fill="none"/g)).toHaveLength(2);
    for (const words of ['Reader', 'Writer', 'to Writer', 'Your code', '1,024'])
      expect(svg).toContain(`>${words}<`);
  });

  it('escapes what users write', () => {
    const svg = flowSvg(pair('<img src=x onerror="alert(1)">&\'\u0000'), {
      theme: 'dark',
      title: '</title><script>',
    });
    expect(svg).not.toMatch(/<img|<script|onerror="/);
    expect(svg).not.toContain('\u0000');
    expect(svg).toContain('&lt;/title&gt;&lt;script&gt;');
    expect(escapeXml('a&b\u0007\uD800')).toBe('a&amp;b\uFFFD\uFFFD');
  });

  it('cuts long names so that they stay on their card', () => {
    const svg = flowSvg(pair('n'.repeat(80)), { theme: 'light' });
    expect(svg).not.toContain('n'.repeat(40));
    expect(svg).toContain('…');
  });

  it('draws a frame where actors share a thread, and only there', () => {
    const flow = pair();
    expect(flowSvg(flow, { theme: 'light' })).not.toContain('thread:');
    const shared = groupOnThread(flow, Object.keys(flow.actors)).flow;
    expect(flowSvg(shared, { theme: 'light' })).toContain('thread: Reader');
  });

  it('draws restart groups and templates', () => {
    const flow = pair();
    const [reader = '', writer = ''] = Object.keys(flow.actors);
    const grouped = groupForRestart(flow, [reader, writer], 'Both').flow;
    expect(flowSvg(grouped, { theme: 'light' })).toContain('>restart: Both<');
    expect(flowSvg(setTemplate(flow, reader, true), { theme: 'dark' })).toContain('>template<');
  });

  it('leaves room for a wire that goes back around everything', () => {
    const flow = pair();
    const [reader = '', writer = ''] = Object.keys(flow.actors);
    const withPort = {
      ...flow,
      actors: { ...flow.actors, [writer]: { ...flow.actors[writer], ports: ['back'] } },
    } as Flow;
    const looped = connect(
      withPort,
      { kind: 'actor', id: writer, port: 'back' },
      { kind: 'actor', id: reader },
    ).flow;
    const height = (svg: string) => Number(/viewBox="\S+ \S+ \S+ (\S+)"/.exec(svg)?.[1]);
    expect(height(flowSvg(looped, { theme: 'light' }))).toBeGreaterThan(
      height(flowSvg(flow, { theme: 'light' })) + 20,
    );
  });

  it('makes a thumbnail without small text, and a picture of an empty flow', () => {
    expect(flowSvg(pair(), { theme: 'light', thumbnail: true })).not.toContain('<text');
    expect(flowSvg(emptyFlow('Nothing'), { theme: 'dark' })).toMatch(/^<svg .*viewBox="-32 -32 384 224"/);
  });
});
