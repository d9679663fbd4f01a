type Attributes = Readonly<Record<string, string>>;

const svgNamespace = 'http://www.w3.org/2000/svg';

/** A part of the page that shows a value and is changed in place when the value changes. */
export interface Component<T> {
  readonly element: Element;
  update(value: T): void;
}

export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const created = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) created.setAttribute(name, value);
  created.append(...children);
  return created;
}

export function svgElement<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string | number>> = {},
  ...children: readonly (Node | string)[]
): SVGElementTagNameMap[K] {
  const created = document.createElementNS(svgNamespace, tag);
  for (const [name, value] of Object.entries(attributes)) created.setAttribute(name, String(value));
  created.append(...children);
  return created;
}

/** Touches the page only for a new text, so that live regions and selections are left alone. */
export function setText(target: Node, text: string): void {
  if (target.textContent !== text) target.textContent = text;
}

/** As `setText`; a line never breaks at the hyphen of `1024-65535`. */
export function setWords(target: Element, text: string): void {
  if (target.textContent === text) return;
  const parts: (Node | string)[] = [];
  let plain = '';
  for (const [index, word] of text.split(' ').entries()) {
    if (index > 0) plain += ' ';
    if (!word.includes('-')) {
      plain += word;
      continue;
    }
    parts.push(plain, element('span', { class: 'word' }, word));
    plain = '';
  }
  target.replaceChildren(...parts, plain);
}

export function setAttribute(target: Element, name: string, value: string | null): void {
  if (value === null) target.removeAttribute(name);
  else if (target.getAttribute(name) !== value) target.setAttribute(name, value);
}

export function show(target: HTMLElement, visible: boolean): void {
  if (target.hidden === visible) target.hidden = !visible;
}

/**
 * Children of `parent` behind its first `fixed` ones, one for each item: kept by key, moved where they must, and without
 * loss of the focus.
 */
export class KeyedChildren<T> {
  private components = new Map<string, Component<T>>();

  constructor(
    private readonly parent: Element,
    private readonly keyOf: (item: T, index: number) => string,
    private readonly create: () => Component<T>,
    private readonly fixed = 0,
  ) {}

  update(items: readonly T[]): void {
    const focused = document.activeElement;
    const next = new Map<string, Component<T>>();
    for (const [index, item] of items.entries()) {
      const key = this.keyOf(item, index);
      const component = this.components.get(key) ?? this.create();
      component.update(item);
      next.set(key, component);
      const present = this.parent.children[this.fixed + index] ?? null;
      if (present !== component.element) this.parent.insertBefore(component.element, present);
    }
    while (this.parent.children.length > this.fixed + items.length) this.parent.lastElementChild?.remove();
    this.components = next;
    if (focused instanceof HTMLElement && focused.isConnected && document.activeElement !== focused) {
      focused.focus({ preventScroll: true });
    }
  }
}
