// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { SvgPen } from './svg-pen.ts';
import { escaped, parseFont } from './svg-words.ts';

const penOf = () => new SvgPen((text) => ({ width: text.length * 6 }) as TextMetrics);

function parsed(pen: SvgPen, title = 'Picture'): Element {
  const page = new DOMParser().parseFromString(pen.svg(100, 50, title), 'image/svg+xml');
  expect(page.querySelector('parsererror')).toBeNull();
  return page.documentElement;
}

test('shapes stand where a canvas would have put them, and look as set', () => {
  const pen = penOf();
  pen.setTransform(2, 0, 0, 2, 0, 0);
  pen.translate(10, 5);
  pen.fillStyle = '#ff0000';
  pen.globalAlpha = 0.25;
  pen.fillRect(1, 2, 3, 4);
  const rect = parsed(pen).querySelector('rect');
  expect(Object.fromEntries([...(rect?.attributes ?? [])].map((a) => [a.name, a.value]))).toEqual({
    ...{ x: '22', y: '14', width: '6', height: '8', fill: '#ff0000', 'fill-opacity': '0.25' },
  });
});

test('what is saved comes back, and a clip ends with it', () => {
  const pen = penOf();
  pen.fillStyle = '#111111';
  pen.save();
  pen.fillStyle = '#222222';
  pen.beginPath();
  pen.rect(0, 0, 10, 10);
  pen.clip();
  pen.fillRect(0, 0, 1, 1);
  pen.restore();
  pen.fillRect(5, 5, 1, 1);
  const root = parsed(pen);
  const [inner, outer] = [...root.querySelectorAll('rect')];
  expect(inner?.parentElement?.getAttribute('clip-path')).toBe('url(#clip1)');
  expect(inner?.getAttribute('fill')).toBe('#222222');
  expect(outer?.parentElement).toBe(root);
  expect(outer?.getAttribute('fill')).toBe('#111111');
});

test('paths: lines, curves, round corners, circles', () => {
  const pen = penOf();
  pen.beginPath();
  pen.moveTo(0, 0);
  pen.lineTo(10, 0.005);
  pen.bezierCurveTo(1, 2, 3, 4, 5, 6);
  pen.stroke();
  pen.beginPath();
  pen.roundRect(0, 0, 10, 4, 20);
  pen.arc(5, 5, 2, 0, 7);
  pen.fill();
  const [line, shape] = [...parsed(pen).querySelectorAll('path')];
  expect(line?.getAttribute('d')).toBe('M0 0L10 0.01C1 2 3 4 5 6');
  expect(line?.getAttribute('fill')).toBe('none');
  // No corner is rounder than half its side.
  expect(shape?.getAttribute('d')).toContain('a2 2 0 0 1 2 2');
  expect(shape?.getAttribute('d')).toMatch(/M7 5A2 2 0 0 1 3 5A2 2 0 0 1 7 -?\d?5?.*z$/);
  expect(shape?.getAttribute('d')).not.toContain('NaN');
});

test('letters are letters, whatever they are', () => {
  const pen = penOf();
  pen.font = "600 11px 'Inter Variable', sans-serif";
  pen.textBaseline = 'middle';
  pen.fillText('a <b> & "c" \u0007 \ud800 漢', 3, 20);
  const text = parsed(pen, '<&>').querySelector('text');
  expect(text?.textContent).toBe('a <b> & "c"   \ufffd 漢');
  expect(text?.getAttribute('font-family')).toBe("'Inter Variable', sans-serif");
  expect([text?.getAttribute('font-weight'), text?.getAttribute('font-size')]).toEqual(['600', '11']);
  expect(Number(text?.getAttribute('y'))).toBeGreaterThan(20);
  expect(pen.measureText('four').width).toBe(24);
});

test('fonts and texts', () => {
  expect(parseFont('11px ui-sans-serif, system-ui')).toEqual({
    ...{ sizePx: 11, weight: '', family: 'ui-sans-serif, system-ui' },
  });
  expect(escaped('\u0000<')).toBe(' &lt;');
});
