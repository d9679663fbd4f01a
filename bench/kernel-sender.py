"""Sends UDP datagrams that are a new flow each, and prints the seconds it took: for machines without a C compiler."""
import socket
import struct
import sys
import time

PORTS = 64512


def main() -> None:
    count = int(sys.argv[1])
    raw = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_RAW)
    start = time.monotonic()
    for flow in range(count):
        host, port = divmod(flow, PORTS)
        source = struct.pack(">I", 0x0A090001 + host)
        target = struct.pack(">I", 0xC6336401 + host)
        header = struct.pack(">BBHHHBBH", 0x45, 0, 28, 0, 0, 64, 17, 0) + source + target
        datagram = header + struct.pack(">HHHH", 1024 + port, 4500, 8, 0)
        raw.sendto(datagram, (socket.inet_ntoa(target), 0))
    print(f"{time.monotonic() - start:.6f}")


main()
