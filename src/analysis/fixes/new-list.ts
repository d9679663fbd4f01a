import type { Ace, ConfigDocument } from '../../config/model';
import { freeListNumber, freeName, indentOf, isNumbered } from './file-style';
import type { ListStyle } from './list-style';

/** An extended list that a fix adds to an IOS config. */
export interface NewList {
  readonly name: string;
  readonly lines: readonly string[];
}

/** A list called and written as the lists of the file are that `like` is one of; null where no number is free. */
export function newList(
  document: ConfigDocument,
  style: ListStyle,
  like: string,
  wanted: string,
  entries: readonly Ace[],
): NewList | null {
  const written = entries.map((ace) => style.write(ace));
  if (!isNumbered(like)) {
    const name = freeName(document, wanted);
    const indent = indentOf(document);
    return { name, lines: [`ip access-list extended ${name}`, ...written.map((line) => indent + line)] };
  }
  const name = freeListNumber(document);
  return name === null ? null : { name, lines: written.map((line) => `access-list ${name} ${line}`) };
}

/** An entry without what orders it or asks for more than protocol, addresses and ports. */
export function bare(ace: Ace): Ace {
  return { ...ace, sequence: null, conditions: [], reflect: null };
}
