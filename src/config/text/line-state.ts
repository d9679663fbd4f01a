import { indexWithin } from './characters';

/**
 * What the lines above say about how a line is to be read, packed into one number so that states compare by value: the
 * open mode, the indentation of the line that opened it, how its lines are written, and whether a `!` stood since.
 */
export const Mode = {
  /** No mode is open. */
  none: 0,
  /** A mode that is not modelled. */
  other: 1,
  banner: 2,
  /** `crypto pki certificate chain`, whose certificates are hexadecimal. */
  certificateChain: 3,
  certificate: 4,
  interface: 5,
  standardList: 6,
  extendedList: 7,
  routeMap: 8,
  natPool: 9,
  networkGroup: 10,
  serviceGroup: 11,
  protocolGroup: 12,
  icmpGroup: 13,
  networkObject: 14,
  serviceObject: 15,
  cryptoMap: 16,
  dynamicMap: 17,
  transformSet: 18,
  ipsecProfile: 19,
  isakmpPolicy: 20,
  keyring: 21,
  isakmpProfile: 22,
  ikev2Keyring: 23,
  ikev2Profile: 24,
  ezvpnClient: 25,
  ezvpnGroup: 26,
  zonePair: 27,
  classMap: 28,
  policyMap: 29,
  ikev2Policy: 30,
  natPortmap: 31,
  ikev2Proposal: 32,
  ipsecProposal: 33,
  tunnelGroup: 34,
  inspectionPolicy: 35,
  vrf: 36,
  /** What a device printed after a command such as `show version`. */
  output: 37,
  groupPolicy: 38,
  zone: 39,
  parameterMap: 40,
  isakmpPeer: 41,
  flexvpnClient: 42,
} as const;

/** How the lines of the open mode are indented. */
export const Style = { undecided: 0, indented: 1, flat: 2 } as const;

const modeBits = 0x3f;
const baseShift = 6;
const highestBase = 31;
const styleShift = 11;
const bangBit = 1 << 13;
const partShift = 14;
const partBits = 0x3f;

export const initialState = 0;

export function openMode(mode: number, base: number): number {
  return mode === Mode.none ? initialState : mode | (Math.min(base, highestBase) << baseShift);
}

export function modeOf(state: number): number {
  return state & modeBits;
}

export function baseOf(state: number): number {
  return (state >>> baseShift) & highestBase;
}

export function styleOf(state: number): number {
  return (state >>> styleShift) & 3;
}

export function withStyle(state: number, style: number): number {
  return ((state & ~(3 << styleShift)) | (style << styleShift)) & ~bangBit;
}

export function hasBang(state: number): boolean {
  return (state & bangBit) !== 0;
}

export function withBang(state: number): number {
  return state | bangBit;
}

/** The part of a mode that is open inside it, 0 when none is. */
export function partOf(state: number): number {
  return (state >>> partShift) & partBits;
}

export function withPart(state: number, part: number): number {
  return (state & ~(partBits << partShift)) | (part << partShift);
}

const capitalC = 67;
const caretBit = 1 << 22;

/** A banner that ends at the character `delimiter`, or at `^C` as devices print it. */
export function bannerState(delimiter: number, caret: boolean): number {
  return Mode.banner | (delimiter << baseShift) | (caret ? caretBit : 0);
}

export function endsBanner(state: number, text: string, start: number, end: number): boolean {
  const delimiter = (state >>> baseShift) & 0xffff;
  let at = indexWithin(text, delimiter, start, end);
  if ((state & caretBit) === 0) {
    return at >= 0;
  }
  while (at >= 0 && text.charCodeAt(at + 1) !== capitalC) {
    at = indexWithin(text, delimiter, at + 1, end);
  }
  return at >= 0;
}
