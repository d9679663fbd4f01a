import type { Address, Datagram } from './protocol';

/** One entry of the kernel's own table: a datagram as it came from inside, and the source it left with. */
export interface Entry {
  readonly datagram: Datagram;
  readonly mapped: Address;
}

/** The UDP entries of `conntrack -L`; throws on a line of another form. */
export function readConntrack(text: string): readonly Entry[] {
  const lines = text.split('\n').filter((line) => line.startsWith('udp '));
  return lines.map((line) => {
    const fields = line.split(/\s+/).filter((word) => /^(src|dst|sport|dport)=/.test(word));
    const [source, destination, sport, dport, , mapped, , mappedPort] = fields.map(valueOf);
    if (fields.length !== 8) throw new Error(`no entry of two directions: ${line}`);
    return {
      datagram: { from: end(source, sport), to: end(destination, dport) },
      mapped: end(mapped, mappedPort),
    };
  });
}

function valueOf(field: string): string {
  return field.slice(field.indexOf('=') + 1);
}

function end(address = '', port = ''): Address {
  return { address, port: Number(port) };
}
