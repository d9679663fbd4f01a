/* Sends UDP datagrams that are a new flow each, as fast as one core can, and prints the seconds it took. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/ip.h>
#include <netinet/udp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>

enum { BATCH = 64, PORTS = 64512 };

struct datagram {
  struct iphdr ip;
  struct udphdr udp;
};

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

int main(int argc, char **argv) {
  if (argc != 2) return 2;
  long count = strtol(argv[1], NULL, 10);
  int raw = socket(AF_INET, SOCK_RAW, IPPROTO_RAW);
  if (raw < 0) {
    perror("socket");
    return 1;
  }
  static struct datagram datagrams[BATCH];
  static struct sockaddr_in places[BATCH];
  static struct iovec parts[BATCH];
  static struct mmsghdr messages[BATCH];
  for (int i = 0; i < BATCH; i++) {
    struct datagram *d = &datagrams[i];
    d->ip.version = 4;
    d->ip.ihl = 5;
    d->ip.ttl = 64;
    d->ip.protocol = IPPROTO_UDP;
    d->udp.dest = htons(4500);
    d->udp.len = htons(sizeof d->udp);
    places[i].sin_family = AF_INET;
    parts[i].iov_base = d;
    parts[i].iov_len = sizeof *d;
    messages[i].msg_hdr.msg_name = &places[i];
    messages[i].msg_hdr.msg_namelen = sizeof places[i];
    messages[i].msg_hdr.msg_iov = &parts[i];
    messages[i].msg_hdr.msg_iovlen = 1;
  }
  double start = now();
  for (long sent = 0; sent < count;) {
    int size = count - sent < BATCH ? (int)(count - sent) : BATCH;
    for (int i = 0; i < size; i++) {
      unsigned flow = (unsigned)(sent + i);
      unsigned host = flow / PORTS;
      struct datagram *d = &datagrams[i];
      d->ip.saddr = htonl(0x0a090001u + host);
      d->ip.daddr = htonl(0xc6336401u + host);
      d->udp.source = htons((unsigned short)(1024 + flow % PORTS));
      places[i].sin_addr.s_addr = d->ip.daddr;
    }
    int done = sendmmsg(raw, messages, (unsigned)size, 0);
    if (done <= 0) {
      perror("sendmmsg");
      return 1;
    }
    sent += done;
  }
  printf("%.6f\n", now() - start);
  return 0;
}
