/** A `profiles` entry that is right, for `.pat-lens.yaml`. */
export const ownProfile = `
  - id: lab-box
    title: Lab box
    confidence: observed
    source: { title: our own measurement, address: docs/lab.md }
    rules:
      - unique: address-port
        reuse: always
        keep: never
        groups: [{ original: [[1, 65535]], candidates: [[30000, 30999]] }]
        choose: { kind: lowest }
        confidence: observed
        source: { title: our own measurement, address: docs/lab.md }
    addresses: { choose: fill-first, paired: true }
    reserved: []
    filtering: endpoint-independent
    timers:
      udp: { oneWay: 30000, twoWay: 120000 }
      tcp: { oneWay: 60000, twoWay: 7200000 }
      esp: { oneWay: 30000, twoWay: 120000 }
    esp: dropped
`;
