import assert from 'node:assert/strict';
import { commandTables } from '../../../src/config/commands/tables';
import { partsOf } from '../../../src/config/commands/parts';
import { compileSyntax } from '../../../src/config/commands/syntax';
import { docsOf } from '../../../src/messages/commands/families';
import { commandDocumentation, synopsisOf } from '../../../src/features/commands/documentation';

const all = commandTables.flatMap((table) =>
  table.devices.flatMap((device) =>
    table.commands.map((command) => ({
      table,
      command,
      device,
      automaton: compileSyntax(command.syntax, partsOf(device)),
    })),
  ),
);

describe('command tables', () => {
  it('have a sentence for every command, and a synopsis', () => {
    for (const known of all) {
      assert.match(commandDocumentation(known), /\.$/, known.command.syntax);
      assert.match(synopsisOf(known), /^[^$]+$/, known.command.syntax);
    }
  });

  it('use every sentence', () => {
    for (const family of new Set(commandTables.map((table) => table.family))) {
      const own = all.filter(({ table }) => table.family === family);
      const ids = new Set(own.map(({ command }) => command.id));
      assert.deepEqual(
        Object.keys(docsOf(family).commands).filter((id) => !ids.has(id)),
        [],
        family,
      );
      const words = new Set(
        own.flatMap(({ automaton }) =>
          automaton.places.flatMap(({ element }) => (element.kind === 'keyword' ? [element.word] : [])),
        ),
      );
      assert.deepEqual(
        Object.keys(docsOf(family).words).filter((word) => !words.has(word)),
        [],
        family,
      );
    }
  });

  it('refuse a syntax that is written wrongly', () => {
    assert.throws(() => compileSyntax('a { b', {}));
    assert.throws(() => compileSyntax('a ]', {}));
    assert.throws(() => compileSyntax('a $NOTHING', {}));
  });
});
