import type { VirtualRouter } from '../facts/virtual-router';
import type { Statement } from '../statements';
import type { Reader } from './reader';

const protocols: Readonly<Record<string, VirtualRouter['protocol']>> = {
  standby: 'hsrp',
  vrrp: 'vrrp',
  glbp: 'glbp',
};

/** `standby [GROUP] ip ADDRESS`, `vrrp GROUP ip ADDRESS`, their priority and name; the cursor stands after the first word. */
export function takeVirtualRouter(
  { tokens }: Reader,
  word: 'standby' | 'vrrp' | 'glbp',
  negated: boolean,
): Statement | null {
  const protocol = protocols[word];
  if (protocol === undefined) return null;
  const written = tokens.takeNumber();
  const group = written < 0 ? 0 : written;
  const statement = (fields: Omit<VirtualRouter, 'protocol' | 'group'>): Statement => ({
    kind: 'interface-fields',
    fields: { virtualRouter: { router: { protocol, group, ...fields }, negated } },
  });
  if (tokens.take('ip')) {
    const address = tokens.addressAt(tokens.at);
    return address < 0 && !negated ? null : statement({ addresses: address < 0 ? [] : [address] });
  }
  if (tokens.take('priority')) {
    const priority = tokens.takeNumber();
    return priority < 0 || negated ? null : statement({ addresses: [], priority });
  }
  if (tokens.take('name')) {
    const name = tokens.takeName();
    return name === null || negated ? null : statement({ addresses: [], name });
  }
  return null;
}
