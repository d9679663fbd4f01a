import type { PanelOutcome } from '../../messages/panel';
import type { Verdict } from '../protocol';
import { svgElement } from './dom';

export type IconName = PanelOutcome | Verdict | 'up' | 'down' | 'plus' | 'minus' | 'possible';

/** A picture of 16 by 16 in the colour of the text, told apart by its shape; what it means stands beside it as text. */
export function icon(name: IconName): SVGSVGElement {
  return svgElement(
    'svg',
    {
      class: `icon icon-${name}`,
      viewBox: '0 0 16 16',
      width: 16,
      height: 16,
      'aria-hidden': 'true',
      focusable: 'false',
    },
    ...shapes(name),
  );
}

/** A picture with its word; the page is touched only when one of them is new. */
export function setIcon(target: HTMLElement, name: IconName, text: string): void {
  if (target.dataset['icon'] === name && target.textContent === text) return;
  target.dataset['icon'] = name;
  target.replaceChildren(icon(name), text);
}

function shapes(name: IconName): readonly SVGElement[] {
  switch (name) {
    case 'kept':
      return [svgElement('circle', { class: 'filled', cx: 8, cy: 8, r: 4.5 })];
    case 'changed':
      return [line('M8 2.5 13.5 8 8 13.5 2.5 8Z', 'filled')];
    case 'uncertain':
      return [
        svgElement('circle', { class: 'line', cx: 8, cy: 8, r: 4.5 }),
        line('M8 3.5a4.5 4.5 0 0 1 0 9Z', 'filled'),
      ];
    case 'dropped':
    case 'deny':
      return [line('M3.5 3.5l9 9M12.5 3.5l-9 9')];
    case 'untranslated':
      return [svgElement('circle', { class: 'line', cx: 8, cy: 8, r: 4.5 })];
    case 'portless':
      return [svgElement('rect', { class: 'line', x: 3.5, y: 5, width: 9, height: 6, rx: 1 })];
    case 'none':
    case 'minus':
      return [line('M3.5 8h9')];
    case 'permit':
      return [line('M2.5 8.5l3.5 3.5 7.5-8')];
    case 'partial':
      return [line('M2.5 9.5c2-4 4-4 5.5-1.5s3.5 2.5 5.5-1.5')];
    case 'up':
      return [line('M3.5 10 8 5.5l4.5 4.5')];
    case 'down':
      return [line('M3.5 6 8 10.5l4.5-4.5')];
    case 'plus':
      return [line('M3.5 8h9M8 3.5v9')];
    case 'possible':
      return [svgElement('rect', { class: 'stretch', x: 1, y: 4.5, width: 14, height: 7, rx: 1.5 })];
  }
}

function line(d: string, kind: 'line' | 'filled' = 'line'): SVGPathElement {
  return svgElement('path', { class: kind, d });
}
