import * as vscode from 'vscode';
import { largeConfig, type Shape } from '../../bench/config-generator';
import { GapMeter } from '../../bench/gap-meter';
import * as assert from './support/assert';
import { eventually, sample, show, write } from './support/editor';

const lineCount = 100_000;
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
