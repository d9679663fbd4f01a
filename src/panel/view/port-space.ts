import { outcomeLabel, panelLabels, portSpaceText } from '../../messages/panel';
import { layoutPortSpace, type Band, type Mark, type Move, type PortSpace } from '../port-space';
import type { PanelResults } from '../protocol';
import { element, setText, show, svgElement, type Component } from './dom';
import { icon, type IconName } from './icons';

const arcTop = 30;
const axisHeight = 14;
const rowHeight = 14;

/** A small picture of the ports: the profile's groups, which ports were kept and where the others went. */
export class PortSpaceView implements Component<PanelResults> {
  private readonly title = element('h2');
  private readonly frame = element('div', { class: 'picture-frame' });
  private readonly legend = element('ul', { class: 'legend' });
  readonly element = element('section', { class: 'port-space' }, this.title, this.frame, this.legend);
  private results: PanelResults | null = null;
  private width = 0;

  constructor() {
    new ResizeObserver(([entry]) => {
      const width = Math.floor(entry?.contentRect.width ?? 0);
      if (width === this.width) return;
      this.width = width;
      this.draw();
    }).observe(this.frame);
  }

  update(results: PanelResults): void {
    this.results = results;
    const addresses = addressesOf(results);
    setText(this.title, panelLabels.portSpace(addresses));
    show(this.element, layoutPortSpace(results, 600) !== null);
    this.draw();
  }

  private draw(): void {
    if (this.results === null || this.width < 80) return;
    const layout = layoutPortSpace(this.results, this.width);
    if (layout === null) {
      this.frame.replaceChildren();
      return;
    }
    const words = layout.marks.map(({ kind, label }) => `${labelOf(kind)} ${label}`);
    this.frame.replaceChildren(picture(layout, portSpaceText(addressesOf(this.results), words)));
    this.legend.replaceChildren(...legendOf(layout));
  }
}

function picture(layout: PortSpace, text: string): SVGSVGElement {
  const axis = arcTop + axisHeight / 2;
  const labels = arcTop + axisHeight + 12;
  const groups = labels + layout.rows * rowHeight;
  const height = groups + 4;
  return svgElement(
    'svg',
    {
      viewBox: `0 0 ${layout.width} ${height}`,
      width: layout.width,
      height,
      role: 'img',
      'aria-label': text,
    },
    ...layout.bands.flatMap((band) => bandShapes(band, groups)),
    ...layout.stretches.map(({ x, width }) =>
      svgElement('rect', { class: 'stretch', x, y: arcTop, width, height: axisHeight, rx: 2 }),
    ),
    ...layout.moves.map((move) => arc(move)),
    ...layout.marks.flatMap((mark) => markShapes(mark, axis, labels)),
  );
}

function bandShapes({ range: [first, last], group, x, width }: Band, y: number): readonly SVGElement[] {
  const name = `${first}-${last}`;
  const bar = svgElement('rect', {
    class: group ? 'band' : 'gap',
    x: x + 1,
    y: arcTop,
    width: Math.max(1, width - 2),
    height: axisHeight,
    rx: 2,
  });
  if (name.length * 6 > width) return [bar];
  const label = svgElement(
    'text',
    { class: 'band-label', x: x + width / 2, y, 'text-anchor': 'middle' },
    name,
  );
  return [bar, label];
}

/** An arc that leaves the axis upright and comes down upright, so that its arrow points at the mark. */
function arc({ from, to, certain }: Move): SVGElement {
  const top = arcTop - Math.min(arcTop * 1.2, 12 + Math.abs(to - from) / 5);
  const end = arcTop - 5;
  return svgElement(
    'g',
    { class: certain ? 'move' : 'move uncertain' },
    svgElement('path', { class: 'arc', d: `M${from} ${arcTop}C${from} ${top} ${to} ${top} ${to} ${end}` }),
    svgElement('path', { class: 'head', d: `M${to} ${arcTop}l-3.5 -6h7Z` }),
  );
}

function markShapes(
  { kind, x, extent: [from, to], label, labelX, row }: Mark,
  axis: number,
  labels: number,
): readonly SVGElement[] {
  if (kind === 'dropped') {
    return [
      svgElement('path', { class: 'mark dropped', d: `M${x - 4} 6l8 8m0 -8l-8 8` }),
      svgElement('text', { class: 'mark-label dropped', x: x + 8, y: 14 }, label),
    ];
  }
  const y = labels + row * rowHeight;
  const text = svgElement(
    'text',
    { class: `mark-label ${kind}`, x: labelX, y, 'text-anchor': 'middle' },
    label,
  );
  if (kind === 'kept') return [svgElement('circle', { class: 'mark kept', cx: x, cy: axis, r: 5 }), text];
  const extent = svgElement('line', { class: `extent ${kind}`, x1: from, x2: to, y1: axis, y2: axis });
  return [...(to - from > 2 ? [extent] : []), diamond(x, axis, `mark ${kind}`), text];
}

function diamond(x: number, y: number, name: string): SVGElement {
  return svgElement('path', { class: name, d: `M${x} ${y - 6}l6 6l-6 6l-6 -6Z` });
}

function legendOf({ marks, stretches }: PortSpace): readonly HTMLElement[] {
  const entry = (name: IconName, label: string) => element('li', {}, icon(name), label);
  const present = new Set(marks.map(({ kind }) => kind));
  const entries: HTMLElement[] = [];
  for (const kind of ['kept', 'changed', 'dropped'] as const) {
    if (present.has(kind)) entries.push(entry(kind, outcomeLabel(kind)));
  }
  if (stretches.length > 0) entries.push(entry('possible', panelLabels.possible()));
  return entries;
}

function labelOf(kind: Mark['kind']): string {
  return kind === 'example' ? panelLabels.possible() : outcomeLabel(kind);
}

function addressesOf({ peers }: PanelResults): string {
  const addresses = new Set<string>();
  for (const { translations } of peers) {
    for (const { insideGlobal } of translations) {
      const { address, ports } = insideGlobal;
      if (address !== null && (ports.kind === 'exact' || ports.kind === 'any-of')) addresses.add(address);
    }
  }
  const [first = panelLabels.unknownAddress()] = addresses;
  return addresses.size > 1 ? panelLabels.severalAddresses(first, addresses.size - 1) : first;
}
