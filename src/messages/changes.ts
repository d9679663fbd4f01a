import { t } from '@vscode/l10n';
import type { ChangeEffect, ConversationChange, ConversationState } from '../analysis/changes';
import { percent } from './percent';
import { conversationText, outcomeText } from './table';

/** The words around what an edit changes. */
export const changesWords = {
  commandTitle: (): string => t('Compare with saved'),
  heading: (file: string): string => t('{0}: the text in the editor against the saved one', file),
  fileName: (file: string): string => t('Changes of {0}', file),
  before: (): string => t('Before'),
  after: (): string => t('After'),
  neverSaved: (): string => t('This text was never saved: there is nothing to compare it with.'),
  notOurs: (): string => t('The active editor shows no router config and no scenario.'),
} as const;

/** How many conversations are admitted and dropped, in one sentence. */
export function changesSummary(changes: readonly ConversationChange[]): string {
  if (changes.length === 0) return t('No IPsec peer is admitted or dropped, and no port changes.');
  const count = (effect: ChangeEffect): number => changes.filter((one) => one.effect === effect).length;
  const parts = [
    [count('dropped'), t('dropped')],
    [count('admitted'), t('admitted')],
    [count('ports'), t('with other ports')],
    [count('new'), t('new')],
    [count('gone'), t('gone')],
  ] as const;
  return t(
    'Conversations: {0}.',
    parts.flatMap(([number, name]) => (number === 0 ? [] : `${number} ${name}`)).join(', '),
  );
}

/** `bob IKE is dropped`, `bob IKE is dropped in 50 % of the cases`. */
export function changeTitle({
  peer,
  purpose,
  protocol,
  outsidePort,
  effect,
  after,
}: ConversationChange): string {
  const session = conversationText(peer, purpose, protocol, outsidePort);
  const share = after?.share ?? 0;
  const isCertain = share === 0 || share === 1;
  switch (effect) {
    case 'admitted':
      return isCertain
        ? t('{0} is admitted', session)
        : t('{0} is admitted in {1} of the cases', session, percent(share));
    case 'dropped':
      return isCertain
        ? t('{0} is dropped', session)
        : t('{0} is dropped in {1} of the cases', session, percent(1 - share));
    case 'ports':
      return t('{0} has another port', session);
    case 'new':
      return t('{0} is new', session);
    case 'gone':
      return t('{0} is gone', session);
  }
}

/** `✗ 192.0.2.2:1`, or the chance instead of the mark. */
export function stateText({ verdict, share, outcome }: ConversationState): string {
  const mark =
    verdict === null ? '–' : verdict === 'permit' ? '✓' : verdict === 'deny' ? '✗' : percent(share);
  return `${mark} ${outcomeText(outcome)}`;
}
