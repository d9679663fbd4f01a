import { t } from '@vscode/l10n';
import type { ExpectationResult, Mismatch } from '../analysis/expectations';
import type { ExpectedPorts } from '../scenario/model';
import { longPorts } from './ports';

/** What an expectation says and what came instead; empty where it is met. */
export function expectationMessage({ expectation, mismatches }: ExpectationResult): string {
  if (mismatches.length === 0) return '';
  return t('{0}: {1}', expectation.peer.value, mismatches.map(mismatchText).join('; '));
}

function mismatchText(mismatch: Mismatch): string {
  switch (mismatch.code) {
    case 'no-such-conversation':
      return mismatch.purpose === 'ike'
        ? t('it has no IKE conversation of its own')
        : t('it has no stream conversation of its own');
    case 'ports': {
      const expected = expectedText(mismatch.expected);
      const actual = longPorts(mismatch.actual);
      return mismatch.purpose === 'ike'
        ? t('ike is {0}, expected {1}', actual, expected)
        : t('stream is {0}, expected {1}', actual, expected);
    }
    case 'verdict':
      return mismatch.actual === null
        ? t('no ACL on the way gives a verdict, expected {0}', mismatch.expected)
        : t('the verdict is {0}, expected {1}', mismatch.actual, mismatch.expected);
  }
}

function expectedText(expected: ExpectedPorts): string {
  if (typeof expected === 'string') return expected;
  return expected.map(({ first, last }) => (first === last ? `${first}` : `${first}-${last}`)).join(', ');
}
