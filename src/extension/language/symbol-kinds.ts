import * as vscode from 'vscode';
import type { NameKind } from '../../config/names';
import type { OutlineItem } from '../../features/outline';

const { SymbolKind } = vscode;

const kinds: Readonly<Record<NameKind | OutlineItem['kind'], vscode.SymbolKind>> = {
  acl: SymbolKind.Array,
  'object-group': SymbolKind.Object,
  object: SymbolKind.Object,
  'route-map': SymbolKind.Function,
  'prefix-list': SymbolKind.Array,
  'crypto-map': SymbolKind.Class,
  'dynamic-map': SymbolKind.Class,
  'transform-set': SymbolKind.Constant,
  'ipsec-proposal': SymbolKind.Constant,
  'ipsec-profile': SymbolKind.Class,
  'isakmp-profile': SymbolKind.Class,
  keyring: SymbolKind.Key,
  'ikev2-keyring': SymbolKind.Key,
  'ikev2-proposal': SymbolKind.Constant,
  'ikev2-policy': SymbolKind.Constant,
  'ikev2-profile': SymbolKind.Class,
  'nat-pool': SymbolKind.Variable,
  'local-pool': SymbolKind.Variable,
  interface: SymbolKind.Interface,
  nameif: SymbolKind.Interface,
  'class-map': SymbolKind.Class,
  'policy-map': SymbolKind.Function,
  zone: SymbolKind.Namespace,
  vrf: SymbolKind.Namespace,
  'tunnel-group': SymbolKind.Class,
  'group-policy': SymbolKind.Class,
  'inspect-rule': SymbolKind.Function,
  'ezvpn-client': SymbolKind.Class,
  'ezvpn-group': SymbolKind.Class,
  'nat-portmap': SymbolKind.Array,
  'address-name': SymbolKind.Constant,
  'time-range': SymbolKind.Event,
  block: SymbolKind.Module,
  entry: SymbolKind.Field,
  'nat-rule': SymbolKind.Operator,
};

export function symbolKind(kind: NameKind | OutlineItem['kind']): vscode.SymbolKind {
  return kinds[kind];
}
