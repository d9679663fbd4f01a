import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { writeProbe, type Address, type Answer, type Datagram } from './protocol';

const quick = 4;
const patience = 5000;

/**
 * Sends datagrams one at a time, the next when the gateway has answered the last; runs in the inside hosts' namespace.
 * A line of standard input is a list of datagrams, the line that answers it the sources that the gateway saw, null for
 * each datagram that the router lost: a marker of the control source to the same place came through after it.
 */
class Sender {
  private readonly sockets = new Map<string, Socket>();
  private readonly waiting = new Map<number, (answer: Answer) => void>();
  private sequence = 0;

  constructor(private readonly control: Address) {}

  async send(datagram: Datagram): Promise<Address | null> {
    const sequence = ++this.sequence;
    const isControl = key(datagram.from) === key(this.control);
    const answered = this.post(datagram, sequence, false);
    const answer = await within(answered, isControl ? patience : quick);
    if (answer !== null) return answer.seen;
    if (isControl) throw new Error(`no answer to ${JSON.stringify(datagram)}`);
    const marker = ++this.sequence;
    const { last } = await this.surely(this.post({ from: this.control, to: datagram.to }, marker, true));
    if (last === sequence) return (await this.surely(answered)).seen;
    this.waiting.delete(sequence);
    return null;
  }

  private async surely(answered: Promise<Answer>): Promise<Answer> {
    const answer = await within(answered, patience);
    if (answer === null) throw new Error('a datagram of a live mapping got no answer');
    return answer;
  }

  private async post({ from, to }: Datagram, sequence: number, isMarker: boolean): Promise<Answer> {
    const socket = this.sockets.get(key(from)) ?? (await this.open(from));
    const answered = new Promise<Answer>((resolve) => this.waiting.set(sequence, resolve));
    socket.send(writeProbe({ sequence, isMarker }), to.port, to.address);
    return answered;
  }

  private async open(from: Address): Promise<Socket> {
    const socket = createSocket('udp4');
    this.sockets.set(key(from), socket);
    socket.on('message', (message) => {
      const answer = JSON.parse(message.toString()) as Answer;
      const resolve = this.waiting.get(answer.sequence);
      if (resolve === undefined)
        throw new Error(`datagram ${answer.sequence} came late: two were on the way`);
      this.waiting.delete(answer.sequence);
      resolve(answer);
    });
    socket.bind(from.port, from.address);
    await once(socket, 'listening');
    return socket;
  }
}

function key({ address, port }: Address): string {
  return `${address}:${port}`;
}

async function within<T>(promise: Promise<T>, milliseconds: number): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => (timer = setTimeout(() => resolve(null), milliseconds)));
  const result = await Promise.race([promise, late]);
  clearTimeout(timer);
  return result;
}

async function main(control: Address): Promise<void> {
  const sender = new Sender(control);
  console.log('ready');
  for await (const line of createInterface({ input: process.stdin })) {
    const seen: (Address | null)[] = [];
    for (const datagram of JSON.parse(line) as readonly Datagram[]) {
      seen.push(await sender.send(datagram));
    }
    console.log(JSON.stringify(seen));
  }
  process.exit();
}

void main(JSON.parse(process.argv[2] ?? '{}') as Address);
