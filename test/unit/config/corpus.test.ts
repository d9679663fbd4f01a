import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import type { ConfigDocument, Span } from '../../../src/config/model';
import { parseConfig } from '../../../src/config/parse';
import { recogniseDialect } from '../../../src/config/recognise';

const corpus = '../shared/corpus';
const index = `${corpus}/index.tsv`;

interface Row {
  readonly file: string;
  readonly dialect: string;
}

function rows(): readonly Row[] {
  const [, ...lines] = readFileSync(index, 'utf8').trim().split('\n');
  return lines.map((line) => {
    const columns = line.split('\t');
    return { file: columns[0] ?? '', dialect: columns[4] ?? '' };
  });
}

/** Lines that a device refuses, by the end of the file's name; everything else in the corpus is accepted. */
const refused: Readonly<Record<string, readonly string[]>> = {
  'ios-nat-malformed-pool': ['10.1.1.10 10.1.1.5'],
  'syntax_test_cisco_ios.cisco-ios': ['0.255.255.255'],
};

function spansOf({ summary, places }: ConfigDocument): readonly (readonly [Span | null, RegExp])[] {
  const spans: (readonly [Span | null, RegExp])[] = [];
  for (const { name, entries } of summary.accessLists) {
    spans.push([places.accessListName(name), new RegExp(`^${name.replace(/[^\w]/g, '\\$&')}$`)]);
    entries.forEach((entry, at) => {
      spans.push([
        places.accessListEntry(name, at),
        /^(\d+ )?(permit|deny|evaluate)|^access-list |^no |^dynamic/,
      ]);
      if (entry.kind === 'ace' && entry.sourcePorts !== null) {
        spans.push([places.sourcePorts(name, at), /^(eq|neq|lt|gt|range|object-group|portgroup) /]);
      }
      if (entry.kind === 'ace' && entry.destinationPorts !== null) {
        spans.push([places.destinationPorts(name, at), /^(eq|neq|lt|gt|range|object-group|portgroup) /]);
      }
    });
  }
  summary.interfaces.forEach((one, at) => {
    spans.push([places.interface(at), /^int/i]);
    if (one.accessGroupIn !== null) {
      spans.push([places.accessGroup(at, 'in'), /access-group/]);
    }
  });
  summary.natRules.forEach((_, at) => spans.push([places.natRule(at), /^ip nat inside source /]));
  summary.natPools.forEach((_, at) => spans.push([places.natPool(at), /^ip nat pool /]));
  return spans;
}

describe('the corpus', function () {
  if (!existsSync(index)) {
    it.skip(`skipped: ${corpus} is missing`);
    return;
  }
  const own: Readonly<Record<string, readonly (string | null)[]>> = {
    ios: ['ios'],
    // A fragment of an IOS-XE config may have nothing that IOS does not have.
    iosxe: ['ios-xe', 'ios'],
    asa: ['asa'],
    nxos: ['nx-os'],
  };
  for (const { file, dialect } of rows()) {
    const path = `${corpus}/${file}`;
    it(`reads ${file}`, () => {
      const text = readFileSync(path, 'utf8');
      const recognised = recogniseDialect(text);
      const document = parseConfig(text);
      assert.ok((own[dialect] ?? [null]).includes(recognised), `taken for ${recognised ?? 'nothing'}`);
      if (own[dialect] === undefined) {
        return;
      }
      const name = file.slice(file.lastIndexOf('/') + 1);
      assert.deepEqual(
        document.problems.map((problem) => problem.text),
        refused[name] ?? [],
      );
      for (const [span, beginning] of spansOf(document)) {
        assert.ok(span !== null && span.start >= 0 && span.end <= text.length && span.start < span.end);
        assert.match(text.slice(span.start, span.end), beginning);
      }
    });
  }
});
