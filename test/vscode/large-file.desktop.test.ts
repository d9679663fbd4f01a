import * as vscode from 'vscode';
import { largeConfig, type Shape } from '../../bench/config-generator';
import { GapMeter } from '../../bench/gap-meter';
import * as assert from './support/assert';
import { eventually, sample, show, write } from './support/editor';

const lineCount = 100_000;

/** The same words in the same places, of which none is known: what it costs then is the editor's own. */
function foreign(text: string): string {
  return text.replace(/[a-z]/gi, (letter) => {
    const first = letter <= 'Z' ? 65 : 97;
    return String.fromCharCode(((letter.charCodeAt(0) - first + 13) % 26) + first);
  });
}

const shapes: readonly Shape[] = ['mixed', 'named', 'numbered'];

/** How long the editor asks for this and that after a file was opened or a key was pressed. */
const asking = 2500;

/** Prints the longest time in which the extension host served nobody: a figure, for a test asks no clock. */
async function measured<T>(name: string, work: () => Promise<T>): Promise<T> {
  const gaps = new GapMeter();
  const result = await work();
  await new Promise((resolve) => setTimeout(resolve, asking));
  const { clock, processor } = gaps.stop();
  console.log(
    `    ${name}: longest block ${clock.toFixed(0)} ms, of processor time ${processor.toFixed(0)} ms`,
  );
  return result;
}

describe('a config of 100,000 lines', () => {
  it('is compared with a text of 100,000 lines that is none of ours', async function () {
    this.timeout(60_000);
    const name = 'large-foreign.cfg';
    await write(name, foreign(largeConfig(lineCount, 'mixed')));
    const editor = await measured('text that is none of ours, opened', () => Promise.resolve(show(name)));
    const middle = new vscode.Position(lineCount / 2, 0);
    await measured('text that is none of ours, a key', async () => {
      assert.ok(await editor.edit((change) => change.insert(middle, 'x')));
    });
    const symbols = await vscode.commands.executeCommand(
      'vscode.executeDocumentSymbolProvider',
      editor.document.uri,
    );
    assert.deepEqual(symbols ?? [], []);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.workspace.fs.delete(sample(name));
  });

  for (const shape of shapes) {
    it(`is opened and edited: ${shape}`, async function () {
      this.timeout(90_000);
      const name = `large-${shape}.cfg`;
      await write(name, largeConfig(lineCount, shape));
      const editor = await measured(`${shape}, opened`, () => Promise.resolve(show(name)));
      const { document } = editor;
      const middle = lineCount / 2;
      await measured(`${shape}, a key`, async () => {
        assert.ok(await editor.edit((edit) => edit.insert(new vscode.Position(middle, 0), 'x')));
      });
      // A new block at the end is known at once by its name.
      const text = '\nip access-list extended AT-THE-END\n permit udp any eq isakmp any\n';
      const at = document.lineAt(document.lineCount - 1).range.end;
      assert.ok(await editor.edit((edit) => edit.insert(at, text)));
      const last = document.lineCount - 1;
      const hints = await eventually(
        () =>
          vscode.commands.executeCommand<vscode.InlayHint[]>(
            'vscode.executeInlayHintProvider',
            document.uri,
            new vscode.Range(last - 3, 0, last, 0),
          ),
        (found) => found.length > 0,
      );
      assert.deepEqual(
        hints.map(({ position }) => position.line),
        [last - 1],
      );
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      await vscode.workspace.fs.delete(sample(name));
    });
  }
});
