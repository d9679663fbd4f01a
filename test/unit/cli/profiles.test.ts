import assert from 'node:assert/strict';
import { run, sampleFolder } from './command-line';

describe('pat-lens profiles', () => {
  it('lists the profiles, the default first', async () => {
    const { exitCode, output } = await run(sampleFolder, ['profiles']);
    assert.equal(exitCode, 0);
    const ids = output.split('\n').map((line) => line.split(' ')[0]);
    assert.equal(ids[1], 'cisco-ios');
    assert.ok(ids.includes('linux'));
  });

  it('shows one with its groups, its confidence and its sources', async () => {
    const { output } = await run(sampleFolder, ['profiles', 'cisco-ios']);
    assert.match(output, /^cisco-ios: /);
    assert.match(output, /1-511 → 1-511; 512-1023 → 512-1023; 1024-65535 → 1024-65535 \(.* \[\d\]\)/);
    assert.match(output, /^\[1\] .+, https?:/m);
  });
});
