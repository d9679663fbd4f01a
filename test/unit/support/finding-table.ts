import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { FindingCode } from '../../../src/analysis/findings/finding';
import { diagnostics, type Diagnostic } from '../../../src/features/diagnostics';
import { fixAll } from '../../../src/features/fixes';
import { changedLines } from './fixed-text';
import { uriOf, workspaceOf } from './workspace';

/** Texts by file name. */
export type Files = Readonly<Record<string, string>>;

interface Fires {
  readonly what: string;
  readonly files: Files;
  /** `file: severity: text that is marked`, in the order of the files. */
  readonly found: readonly string[];
  /** Part of the first message. */
  readonly says?: string;
}

interface NearMiss {
  readonly what: string;
  readonly files: Files;
}

/**
 * A finding in tests: where it fires, and correct practice near it, three cases at least, where it does not. What every finding has
 * in common is tested with the first case that fires: the comment that ignores it, the severity of the settings, and its fix, as
 * `- old` and `+ new` lines. `every-finding.test.ts` asks for such a table for each code.
 */
export function findingTable(
  code: FindingCode,
  fires: readonly [Fires, ...Fires[]],
  nearMisses: readonly [NearMiss, NearMiss, NearMiss, ...NearMiss[]],
  fix: readonly string[] | 'none',
): void {
  describe(code, () => {
    for (const { what, files, found, says } of fires) {
      it(what, async () => {
        const diagnosed = await findings(code, files);
        assert.deepEqual(
          diagnosed.map(({ file, one }) => `${file}: ${one.severity}: ${markedText(files, file, one)}`),
          found,
        );
        if (says !== undefined)
          assert.ok(diagnosed[0]?.one.message.includes(says), diagnosed[0]?.one.message);
      });
    }
    for (const { what, files } of nearMisses) {
      it(`does not fire for ${what}`, async () => {
        assert.deepEqual(
          (await findings(code, files)).map(({ file, one }) => `${file}: ${one.message}`),
          [],
        );
      });
    }

    const [{ files }] = fires;

    it(fix === 'none' ? 'has no fix' : 'has a fix that ends it', async () => {
      const { lines, after } = await fixedWholly(code, files);
      assert.deepEqual(lines, fix === 'none' ? [] : fix);
      const left = await findings(code, after);
      const before = await findings(code, files);
      assert.ok(fix === 'none' ? left.length === before.length : left.length < before.length);
      const page = readFileSync(`docs/findings/${code}.md`, 'utf8');
      if (fix !== 'none') assert.doesNotMatch(page, /\*\*Quick fix\.\*\* None/);
      else assert.match(page, /\*\*Quick fix\.\*\* (?:None|[^\n]* None )/);
    });

    it('is silenced by the comment above each line', async () => {
      const ignored = { ...files };
      const places = (await findings(code, files)).map(({ file, one }) => ({ file, at: one.span.start }));
      for (const { file, at } of distinct(places).sort((one, other) => other.at - one.at)) {
        const text = ignored[file] ?? '';
        const line = text.lastIndexOf('\n', at) + 1;
        ignored[file] = `${text.slice(0, line)}! pat-lens: ignore ${code}\n${text.slice(line)}`;
      }
      assert.deepEqual(await findings(code, ignored), []);
    });

    it('takes its severity from the settings', async () => {
      const set = { ...files, '.pat-lens.yaml': `severity: { ${code}: hint }\n` };
      const severities = (await findings(code, set)).map(({ one }) => one.severity);
      assert.ok(severities.length > 0 && severities.every((severity) => severity === 'hint'));
      assert.deepEqual(
        await findings(code, { ...files, '.pat-lens.yaml': `severity: { ${code}: off }\n` }),
        [],
      );
    });
  });
}

/** The texts after the preferred fixes of one code in every config, and the lines that these change. */
async function fixedWholly(
  code: string,
  files: Files,
): Promise<{ readonly lines: readonly string[]; readonly after: Files }> {
  let after = files;
  const lines: string[] = [];
  for (const file of Object.keys(files).filter((name) => name.endsWith('.cfg'))) {
    const { workspace } = workspaceOf(after);
    const fixed = fixAll(await workspace.snapshot(uriOf(file)), ({ finding }) => finding.code === code);
    for (const [uri, one] of fixed) {
      lines.push(...changedLines(one));
      const name = uri.slice(uriOf('').length);
      after = { ...after, [name]: one.after };
    }
  }
  return { lines, after };
}

function distinct(
  places: readonly { readonly file: string; readonly at: number }[],
): { file: string; at: number }[] {
  return [...new Map(places.map((one) => [`${one.file} ${one.at}`, one])).values()];
}

/** The findings of one code about the configs, file by file. */
export async function findings(
  code: string,
  files: Files,
): Promise<readonly { readonly file: string; readonly one: Diagnostic }[]> {
  const { workspace } = workspaceOf(files);
  const found: { file: string; one: Diagnostic }[] = [];
  for (const file of Object.keys(files).filter((name) => name.endsWith('.cfg'))) {
    const all = diagnostics(await workspace.snapshot(uriOf(file)));
    found.push(...all.filter((one) => one.code === code).map((one) => ({ file, one })));
  }
  return found;
}

function markedText(files: Files, file: string, { span }: Diagnostic): string {
  return (files[file] ?? '').slice(span.start, span.end);
}
