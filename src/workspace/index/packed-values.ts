import { StringTable } from './string-table';

/** Plain data as JSON has it; a field that is undefined counts as absent. */
export type Plain = null | boolean | number | string | readonly Plain[] | PlainObject;

interface PlainObject {
  readonly [field: string]: Plain | undefined;
}

const Tag = { null: 0, false: 1, true: 2, natural: 3, number: 4, string: 5, array: 6, object: 7 } as const;

/** Tags take this many bits of the first number of a value; the rest is a natural number, a length or an index. */
const tagBits = 3;

/**
 * Packs plain data into bytes: strings and lists of field names that many values share are kept once for all of them, so that
 * the facts of a thousand lines take a few kilobytes.
 */
export class PackedValues {
  private readonly shapes: (readonly string[])[] = [];
  private readonly shapeNumbers = new Map<string, number>();

  constructor(private readonly strings: StringTable = new StringTable()) {}

  pack(value: Plain): Uint8Array {
    const writer = new Writer();
    this.write(value, writer);
    return writer.finish();
  }

  /** The value that `pack` of this very object made the bytes of. */
  unpack(bytes: Uint8Array): Plain {
    return this.read(new Reader(bytes));
  }

  private write(value: Plain, writer: Writer): void {
    if (value === null) writer.head(Tag.null, 0);
    else if (typeof value === 'boolean') writer.head(value ? Tag.true : Tag.false, 0);
    else if (typeof value === 'string') writer.head(Tag.string, this.strings.numberOf(value));
    else if (typeof value === 'number') {
      if (Number.isInteger(value) && value >= 0 && value <= 0xffffffff && !Object.is(value, -0)) {
        writer.head(Tag.natural, value);
      } else {
        writer.head(Tag.number, 0);
        writer.double(value);
      }
    } else if (isList(value)) {
      writer.head(Tag.array, value.length);
      for (const item of value) this.write(item, writer);
    } else this.writeObject(value, writer);
  }

  private writeObject(value: PlainObject, writer: Writer): void {
    const fields = Object.keys(value).filter((field) => value[field] !== undefined);
    writer.head(Tag.object, this.shapeOf(fields));
    for (const field of fields) this.write(value[field] ?? null, writer);
  }

  private shapeOf(fields: readonly string[]): number {
    const key = JSON.stringify(fields);
    const known = this.shapeNumbers.get(key);
    if (known !== undefined) return known;
    const number = this.shapes.push(fields) - 1;
    this.shapeNumbers.set(key, number);
    return number;
  }

  private read(reader: Reader): Plain {
    const { tag, number } = reader.head();
    switch (tag) {
      case Tag.null:
        return null;
      case Tag.false:
        return false;
      case Tag.true:
        return true;
      case Tag.natural:
        return number;
      case Tag.number:
        return reader.double();
      case Tag.string:
        return this.strings.at(number);
      case Tag.array:
        return Array.from({ length: number }, () => this.read(reader));
      default: {
        const fields = this.shapes[number] ?? [];
        return Object.fromEntries(fields.map((field) => [field, this.read(reader)]));
      }
    }
  }
}

function isList(value: readonly Plain[] | PlainObject): value is readonly Plain[] {
  return Array.isArray(value);
}

class Writer {
  private bytes = new Uint8Array(1024);
  private length = 0;

  /** Seven bits to a byte, the lowest first. */
  head(tag: number, number: number): void {
    this.reserve(6);
    let rest = number * (1 << tagBits) + tag;
    for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) this.bytes[this.length++] = (rest % 0x80) | 0x80;
    this.bytes[this.length++] = rest;
  }

  double(value: number): void {
    this.reserve(8);
    new DataView(this.bytes.buffer).setFloat64(this.length, value);
    this.length += 8;
  }

  finish(): Uint8Array {
    return this.bytes.slice(0, this.length);
  }

  private reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const longer = new Uint8Array(this.bytes.length * 2);
    longer.set(this.bytes);
    this.bytes = longer;
  }
}

class Reader {
  private at = 0;

  constructor(private readonly bytes: Uint8Array) {}

  head(): { readonly tag: number; readonly number: number } {
    let value = 0;
    for (let weight = 1; ; weight *= 0x80) {
      const byte = this.bytes[this.at++] ?? 0;
      value += (byte & 0x7f) * weight;
      if (byte < 0x80) break;
    }
    return { tag: value % (1 << tagBits), number: Math.floor(value / (1 << tagBits)) };
  }

  double(): number {
    const { buffer, byteOffset } = this.bytes;
    const value = new DataView(buffer, byteOffset).getFloat64(this.at);
    this.at += 8;
    return value;
  }
}
