/** The bench of the screen: brings what is needed, measures, prints, writes. */
import { rmSync, writeFileSync } from 'node:fs';
import { describeMachine } from '../bench/machine.ts';
import { writeMarkdown } from '../bench/print.ts';
import { readOptions } from '../bench/read-options.mjs';
import { rounded } from '../bench/results.ts';
import { startApp } from './app-server.mjs';
import { startBrowser } from './browser.mjs';
import { measureCanvas, measureOverlay } from './canvas.mjs';
import { dataFolder } from './folders.mjs';
import { bringPeers, buildPages } from './kits.mjs';
import { addFlow, addRun, closeData, largeFlow, madeFlow, madeTrace } from './made-data.mjs';
import { parseOptions, USAGE } from './options.mjs';
import {
  ENGINE_PAGE,
  FLOW_PAGE,
  measureLiveFlow,
  measureSpeedscope,
  measureVis,
  servePeers,
  speedscopeOf,
  visPage,
} from './peers.mjs';
import { markdownOf, rowOf, textOf } from './rows.mjs';
import { measureTableMount } from './table.mjs';
import { measureTail } from './tail.mjs';
import { addressOf, measureLoad, measurePanAndZoom, openRun } from './timeline.mjs';

const MILLION = 1_000_000;
const PORT = Number(process.env.CUEBOARD_BENCH_PORT ?? 4790);
const VIS_MESSAGES = 10_000;

const options = readOptions(parseOptions, USAGE);
const { parts, rounds, frames } = options;
const wants = (part) => parts.includes(part);
const machine = describeMachine(rounds);
const rows = [];
const missing = [
  {
    title: "Chrome DevTools' performance panel",
    why: 'it cannot be driven from outside; others found 3.7 to 4.9 s for a run of this size',
  },
];

rmSync(dataFolder, { recursive: true, force: true });
await buildPages();
const app = await startApp(dataFolder, PORT);
const browser = await startBrowser();
machine.versions.browser = browser.version;
console.log(
  `${machine.cpu}, ${machine.cores} cores, browser ${browser.version}; load before ${machine.loadBefore}`,
);
try {
  await measure();
} finally {
  await browser.close();
  await app.close();
  await closeData();
}
if (options.json !== undefined)
  writeFileSync(options.json, `${JSON.stringify({ machine, rows, missing }, null, 2)}\n`);
if (options.markdown !== undefined) writeMarkdown(options.markdown, markdownOf({ machine, rows, missing }));
process.exit(0);

async function measure() {
  const flow = await addFlow(app.address, madeFlow());
  const large = await addFlow(app.address, largeFlow(2000));
  const middle = await addFlow(app.address, largeFlow(500));
  const made = async (messages, previewBytes) => {
    const trace = madeTrace(messages, previewBytes);
    const run = await addRun(dataFolder, flow, { state: 'completed', trace });
    return { trace, address: addressOf(app.address, flow.id, run) };
  };
  const one = await made(MILLION, 64);
  if (wants('load'))
    await part('load', async () => {
      const without = `${app.address}/flows/${(await addFlow(app.address, madeFlow())).id}`;
      const found = await measureLoad(browser, one.address, { messages: MILLION, rounds, without });
      const bare = await made(MILLION, 0);
      const heads = await measureLoad(browser, bare.address, {
        ...{ messages: MILLION, rounds: Math.min(2, rounds), without },
      });
      return [
        rowOf('load-first', { value: found.firstMs }),
        rowOf('load-complete', { value: found.completeMs }),
        rowOf('load-heads', { value: heads.completeMs }),
        ...(found.megabytes > 0
          ? [
              rowOf('load-memory', { value: (found.megabytes * 1e6) / MILLION }),
              rowOf('load-memory-heads', { value: (heads.megabytes * 1e6) / MILLION }),
            ]
          : []),
      ];
    });
  if (wants('frames') || wants('table')) {
    const subject = await openRun(browser, one.address, MILLION);
    if (wants('frames')) await part('frames', () => panRows(subject, '1m'));
    if (wants('table'))
      await part('table', async () => [
        rowOf('table-mount', { value: await measureTableMount(subject, rounds) }),
      ]);
    await subject.close();
  }
  if (wants('frames10m'))
    await part('frames10m', async () => {
      const ten = await made(10 * MILLION, 0);
      const subject = await openRun(browser, ten.address, 10 * MILLION);
      const found = await panRows(subject, '10m');
      await subject.close();
      return found;
    });
  if (wants('tail'))
    for (const [which, perSecond] of [
      ['alone', 50_000],
      ['50k', 50_000],
      ['500k', 500_000],
    ])
      await part(`tail ${which}`, async () => {
        const how = { perSecond, seconds: options.quick ? 3 : 8, alone: which === 'alone' };
        const found = await measureTail({ browser, app, data: dataFolder }, flow, how);
        if (how.alone) return [rowOf('tail-alone', { value: found.cpuMs })];
        return [
          rowOf(`tail-${which}`, { value: found.cpuMs }),
          rowOf(`tail-${which}-late`, { value: (100 * found.late) / found.count }),
          ...(which === '50k' ? [rowOf('pixel', { value: found.delayMs.p95 })] : []),
        ];
      });
  const peers = await servePeers(
    { '/engine.html': ENGINE_PAGE, '/flow.html': FLOW_PAGE, '/vis.html': visPage(VIS_MESSAGES) },
    { '/trace.cue': one.trace },
  );
  if (wants('engine'))
    await part('engine', async () => {
      const { page, close } = await browser.openPage();
      await page.goto(`${peers.address}/engine.html`);
      const found = await page.evaluate(() => window.measureEngine('/trace.cue'));
      await close();
      return [
        rowOf('read', { value: found.readMs }),
        rowOf('hit', { value: found.hitUs }),
        rowOf('area', { value: found.areaMs }),
        rowOf('table-queue', { value: found.queueMs }),
        rowOf('table-text', { value: found.textMs }),
      ];
    });
  if (wants('canvas'))
    for (const zoom of [1, null])
      await part(`canvas ${zoom ?? 'fit'}`, async () => {
        const at = zoom === null ? 'fit' : '1';
        const own = await measureCanvas(browser, `${app.address}/flows/${large.id}`, {
          zoom,
          frames,
          rounds,
          flow: large.id,
        });
        const plain = await measureCanvas(browser, `${peers.address}/flow.html?actors=2000`, {
          zoom,
          frames,
          rounds: 1,
        });
        const peer = (value) => ({ title: 'plain React Flow', value });
        return [
          ...(zoom === null
            ? [rowOf('canvas-first', { value: own.firstMs, peer: peer(plain.firstMs) })]
            : []),
          rowOf(`drag-${at}`, { value: own.drag.cpuMs, peer: peer(plain.drag.cpuMs) }),
          rowOf(`pan-${at}`, { value: own.pan.cpuMs, peer: peer(plain.pan.cpuMs) }),
        ];
      });
  if (wants('overlay'))
    await part('overlay', async () => {
      const live = { pairs: 250, perSecond: 20, seconds: options.quick ? 3 : 6 };
      const still = await measureOverlay({ browser, app, data: dataFolder }, middle, { ...live, calm: true });
      const moving = await measureOverlay({ browser, app, data: dataFolder }, middle, live);
      const data = await measureLiveFlow(browser, peers.address, 'data', live.seconds);
      const dashes = await measureLiveFlow(browser, peers.address, 'dashes', live.seconds);
      return [
        rowOf('overlay', { value: still.cpuMs, peer: { title: 'figures in node.data', value: data.cpuMs } }),
        rowOf('moving', {
          value: moving.cpuPerSecond - still.cpuPerSecond,
          peer: { title: 'wires of CSS dashes', value: dashes.cpuPerSecond },
        }),
      ];
    });
  peers.close();
  if (wants('peers')) await part('peers', () => timelinePeers(one.trace));
}

async function panRows(subject, size) {
  const { levels, zoomed } = await measurePanAndZoom(subject, frames);
  const worst = levels.reduce((most, level) => (level.cpuMs > most.cpuMs ? level : most));
  const mean = levels.reduce((sum, { cpuMs }) => sum + cpuMs, 0) / levels.length;
  const script = Math.max(...levels.map(({ scriptMs, paint }) => scriptMs + paint.meanMs));
  return [
    rowOf(`pan-${size}-mean`, { value: mean }),
    rowOf(`pan-${size}-worst`, { value: worst.cpuMs }),
    rowOf(`pan-${size}-script`, { value: script }),
    rowOf(`zoom-${size}`, { value: zoomed.cpuMs }),
  ];
}

async function timelinePeers(trace) {
  try {
    Object.assign(machine.versions, await bringPeers());
  } catch (error) {
    missing.push({ title: 'speedscope and vis-timeline', why: error.message.split('\n')[0] });
    return [];
  }
  const served = await servePeers({
    '/profile.json': speedscopeOf(trace),
    '/vis.html': visPage(VIS_MESSAGES),
  });
  const found = [];
  const attempt = async (title, act) => {
    try {
      found.push(...(await act()));
    } catch (error) {
      missing.push({ title, why: error.message.split('\n')[0] });
    }
  };
  await attempt('speedscope', async () => {
    const { completeMs, panMs } = await measureSpeedscope(browser, served.address, {
      rounds: Math.min(3, rounds),
      frames,
    });
    const own = (id) => rows.find((row) => row.id === id)?.value ?? null;
    return [
      rowOf('load-complete', {
        peer: { title: 'speedscope', value: completeMs },
        value: own('load-complete'),
      }),
      rowOf('pan-1m-worst', { peer: { title: 'speedscope', value: panMs }, value: own('pan-1m-worst') }),
    ];
  });
  await attempt('vis-timeline', async () => {
    const { completeMs, panMs } = await measureVis(browser, served.address, { frames });
    const title = `vis-timeline, ${VIS_MESSAGES.toLocaleString('en')} messages`;
    const own = (id) => rows.find((row) => row.id === id)?.value ?? null;
    return [
      rowOf('load-complete', { peer: { title, value: completeMs }, value: own('load-complete') }),
      rowOf('pan-1m-worst', { peer: { title, value: panMs }, value: own('pan-1m-worst') }),
    ];
  });
  served.close();
  return found;
}

/** One part fails alone. */
async function part(name, act) {
  try {
    const more = await act();
    rows.push(...more.map((row) => ({ ...row, value: row.value === null ? null : rounded(row.value) })));
    console.log(textOf(more));
  } catch (error) {
    missing.push({ title: name, why: error.message.split('\n')[0] });
    console.log(`${name}: no figures: ${error.message.split('\n')[0]}`);
  }
}
