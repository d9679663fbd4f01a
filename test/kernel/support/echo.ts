import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { readProbe, type Address, type Answer } from './protocol';

/** Answers on every address and port that it is told, with the source that it saw; runs in the gateways' namespace. */
async function main(listenOn: readonly Address[]): Promise<void> {
  for (const { address, port } of listenOn) {
    const socket = createSocket('udp4');
    let last = 0;
    socket.on('message', (message, source) => {
      const { sequence, isMarker } = readProbe(message);
      if (!isMarker) last = sequence;
      const answer: Answer = { sequence, last, seen: { address: source.address, port: source.port } };
      socket.send(JSON.stringify(answer), source.port, source.address);
    });
    socket.bind(port, address);
    await once(socket, 'listening');
  }
  // Who started this is gone when standard input ends.
  process.stdin.on('end', () => process.exit()).resume();
  console.log('ready');
}

void main(JSON.parse(process.argv[2] ?? '[]') as readonly Address[]);
