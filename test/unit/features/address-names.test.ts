import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { commandHover } from '../../../src/features/command-hover';
import { complete } from '../../../src/features/completion';
import { documentHighlights } from '../../../src/features/document-highlights';
import { rename } from '../../../src/features/rename';
import { marked } from './cursor';
import { named } from './named';

const head = 'ASA Version 8.0(4)\nnames\n';

describe('names of addresses in the editor', () => {
  it('are renamed wherever they stand, in lines that nobody knows too', async () => {
    const { neighbours, offset, show, wanted } = await named(
      `${head}name 198.51.100.1 «H|UB» description HUB of all\n` +
        'access-list A remark HUB\n' +
        'access-list A extended permit udp any host «HUB» eq isakmp\n' +
        'crypto map M 10 set peer «HUB»\n' +
        'tunnel-group «HUB» type ipsec-l2l\n' +
        'logging host inside «HUB»\n' +
        'ssh «HUB» 255.255.255.255 outside\n',
    );
    const result = rename(neighbours, offset, 'CENTRE');
    assert.ok(result.kind === 'edits');
    assert.equal(show(result.places), wanted);
  });

  it('are highlighted from a use of theirs', async () => {
    const { neighbours, offset, show, wanted } = await named(
      `${head}name 10.0.0.0 «LAN»\nroute inside «L|AN» 255.0.0.0 10.1.1.1\n`,
    );
    assert.equal(show(documentHighlights(neighbours, offset)), wanted);
  });

  it('show their address, and the addresses of their network', () => {
    const text = (line: string): string => `${head}name 198.51.100.1 HUB\nname 10.0.0.0 LAN\n${line}\n`;
    const shown = (line: string): string => {
      const { config, offset } = marked(text(line), 'asa');
      return JSON.stringify(commandHover(config, offset)?.content);
    };
    assert.match(shown('crypto map M 10 set peer H|UB'), /HUB stands for 198\.51\.100\.1/);
    assert.match(shown('route inside LAN 255.255.255.|0 10.1.1.1'), /10\.0\.0\.0-10\.0\.0\.255/);
  });

  it('are offered where an address may stand', () => {
    const { config, offset, names } = marked(
      `${head}name 198.51.100.1 HUB\ncrypto map M 10 set peer |`,
      'asa',
    );
    assert.ok(complete(config, offset, names).some(({ label }) => label === 'HUB'));
  });
});
