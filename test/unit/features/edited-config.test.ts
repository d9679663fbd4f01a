import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { peerLenses } from '../../../src/features/acl-lenses';
import { referenceLenses } from '../../../src/features/code-lenses';
import { annotationsIn, annotationsOf } from '../../../src/features/file-annotations';
import { inlayHints } from '../../../src/features/inlay-hints';
import {
  semanticTokens,
  semanticTokensEdit,
  type SemanticTokens,
} from '../../../src/features/semantic-tokens';
import type { Workspace } from '../../../src/workspace/workspace';
import { sampleFiles, uriOf, workspaceOf } from '../support/workspace';

const pieces = [
  ' permit udp any eq isakmp any\n',
  ' permit udp any eq 4500 host 198.51.100.1\n',
  ' permit udp host 192.0.2.2 any\n',
  ' permit ip any any\n',
  ' deny udp any any\n',
  ' 5 deny ip any any\n',
  ' no 10\n',
  'ip access-list extended OUTSIDE-IN\n',
  'interface GigabitEthernet0/2\n',
  '! a comment\n',
  '\n',
  'e',
  '1',
  '',
];
const edit = fc.record({
  at: fc.nat(1000),
  length: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(40)),
  text: fc.constantFrom(...pieces),
});
const rounds = fc.array(fc.tuple(fc.array(edit, { minLength: 1, maxLength: 3 }), fc.boolean()), {
  minLength: 1,
  maxLength: 6,
});

/** What an editor shows of a file, and the tokens as they came. */
async function shownIn(
  workspace: Workspace,
  path: string,
): Promise<{ shown: unknown; tokens: SemanticTokens }> {
  const snapshot = await workspace.snapshot(uriOf(path));
  const neighbours = (await workspace.neighbours(uriOf(path)))!;
  const document = snapshot.document!;
  const tokens = semanticTokens(document);
  const whole = { start: 0, end: document.text.length };
  const shown = {
    tokens: [...tokens.data],
    hints: inlayHints(snapshot, whole).map(({ offset, label }) => ({ offset, label })),
    peers: peerLenses(snapshot),
    names: referenceLenses(neighbours).map(({ place }) => place),
  };
  return { shown, tokens };
}

function withEdit(before: SemanticTokens, after: SemanticTokens): readonly number[] {
  const edit = semanticTokensEdit(before, after);
  const numbers = [...before.data];
  if (edit !== null) numbers.splice(edit.start, edit.deleteCount, ...edit.data);
  return numbers;
}

describe('an edited config', () => {
  for (const path of ['hub.cfg', 'edge.cfg']) {
    it(`shows what its text shows when it is opened: ${path}`, async () => {
      await fc.assert(
        fc.asyncProperty(rounds, async (all) => {
          const files = sampleFiles();
          const { workspace } = workspaceOf(files);
          let text = files[path]!;
          workspace.open(uriOf(path), 1, text);
          let { tokens } = await shownIn(workspace, path);
          for (const [round, [wishes, isLookedAt]] of all.entries()) {
            let from = 0;
            const edits = [...wishes]
              .sort((one, other) => one.at - other.at)
              .map(({ at, length, text: inserted }) => {
                const start = Math.min(text.length, Math.max(from, at));
                from = Math.min(text.length, start + length);
                return { start, end: from, text: inserted };
              });
            workspace.edit(uriOf(path), round + 2, edits);
            text = edits.reduceRight(
              (now, one) => now.slice(0, one.start) + one.text + now.slice(one.end),
              text,
            );
            if (!isLookedAt && round < all.length - 1) continue;
            const { shown, tokens: now } = await shownIn(workspace, path);
            const { workspace: fresh } = workspaceOf({ ...files, [path]: text });
            fresh.open(uriOf(path), 1, text);
            assert.deepEqual(shown, (await shownIn(fresh, path)).shown);
            assert.deepEqual(withEdit(tokens, now), [...now.data]);
            tokens = now;
          }
        }),
        { numRuns: 60 },
      );
    });
  }

  it('has the same annotations in parts as in whole', async () => {
    const { workspace } = workspaceOf(sampleFiles());
    const hub = await workspace.snapshot(uriOf('hub.cfg'));
    const all = annotationsOf(hub);
    assert.ok(all.length > 1);
    const { length } = hub.document!.text;
    fc.assert(
      fc.property(fc.nat(length), fc.nat(length), (one, other) => {
        const range = { start: Math.min(one, other), end: Math.max(one, other) };
        assert.deepEqual(
          annotationsIn(hub, range),
          all.filter(({ span }) => span.end >= range.start && span.start <= range.end),
        );
      }),
    );
  });
});
