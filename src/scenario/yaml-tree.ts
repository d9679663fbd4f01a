import { isAlias, isMap, isScalar, isSeq, type Document, type Node, type Pair, type YAMLMap } from 'yaml';
import { limits } from './limits';
import type { At, Span } from './model';
import { quotable, type Problems } from './problems';
import type { Tree } from './tree';

/** The value of a parsed YAML document, or null where it has none. */
export function treeOf(document: Document.Parsed, text: string, problems: Problems): Tree | null {
  const contents = document.contents as Node | null;
  if (contents === null) return null;
  const tree = new TreeReader(text, problems).read(contents);
  return tree.kind === 'scalar' && tree.value === null ? null : tree;
}

/** Every node is converted once, so that aliases share it and the work stays linear in the text. */
class TreeReader {
  private readonly anchors = new Map<string, Tree>();
  private aliases = 0;

  constructor(
    private readonly text: string,
    private readonly problems: Problems,
  ) {}

  read(node: Node | null): Tree {
    if (isAlias(node)) return this.readAlias(node.source, this.spanOf(node));
    const tree = this.readContent(node);
    const anchor = isScalar(node) || isMap(node) || isSeq(node) ? node.anchor : undefined;
    if (anchor !== undefined) this.anchors.set(anchor, tree);
    return tree;
  }

  private readAlias(name: string, span: Span): Tree {
    this.aliases++;
    if (this.aliases > limits.aliases) {
      if (this.aliases === limits.aliases + 1) {
        this.problems.report('scenario.too-many-aliases', span, { limit: limits.aliases });
      }
      return missing(span);
    }
    const target = this.anchors.get(name);
    if (target !== undefined) return target;
    this.problems.report('scenario.unknown-anchor', span, { name: quotable(name) });
    return missing(span);
  }

  private readContent(node: Node | null): Tree {
    const span = this.spanOf(node);
    if (isMap(node)) return { kind: 'map', entries: this.readEntries(node), span };
    if (isSeq(node)) {
      return { kind: 'list', items: node.items.map((item) => this.read(item as Node | null)), span };
    }
    if (!isScalar(node)) return missing(span);
    const { value } = node;
    const known = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
    if (!known) return missing(span);
    return { kind: 'scalar', value, text: node.source ?? String(value), span };
  }

  private readEntries(map: YAMLMap): { key: At<string>; value: Tree }[] {
    return map.items.map((pair: Pair) => {
      const key = this.readKey(pair.key as Node | null);
      const value = pair.value === null ? missing(key.span) : this.read(pair.value as Node);
      return { key, value: isNothing(value) ? missing(key.span) : value };
    });
  }

  private readKey(node: Node | null): At<string> {
    const key = this.read(node);
    if (key.kind === 'scalar') return { value: key.text, span: key.span };
    this.problems.report('scenario.bad-key', key.span);
    return { value: '', span: key.span };
  }

  /** Without the white space that the package counts to a block. */
  private spanOf(node: Node | null): Span {
    const [start, end] = node?.range ?? [0, 0];
    let last = Math.min(end, this.text.length);
    while (last > start && isSpace(this.text.charCodeAt(last - 1))) last--;
    return { start, end: last };
  }
}

function missing(span: Span): Tree {
  return { kind: 'scalar', value: null, text: '', span };
}

function isNothing(tree: Tree): boolean {
  return tree.kind === 'scalar' && tree.value === null;
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}
