// live_worker.ts - one stream of events a project, shared by all windows

import type { LiveMessage } from "./live";

interface Stream { source: EventSource; ports: Set<MessagePort>; last?: LiveMessage }

const streams = new Map<string, Stream>();

function tell(stream: Stream, message: LiveMessage): void {
  if (message.kind !== "progress") stream.last = message;
  for (const port of stream.ports) port.postMessage(message);
}

function open(path: string): Stream {
  const stream: Stream = { source: new EventSource(path), ports: new Set() };
  stream.source.onopen = () => tell(stream, { kind: "open" });
  stream.source.onerror = () => {
    tell(stream, { kind: "error" });
    if (stream.source.readyState === EventSource.CLOSED) setTimeout(() => reopen(path, stream), 1000);
  };
  for (const kind of ["change", "progress"] as const)
    stream.source.addEventListener(kind, (event) =>
      tell(stream, { kind, data: (event as MessageEvent<string>).data }));
  return stream;
}

function reopen(path: string, old: Stream): void {
  if (streams.get(path) !== old || old.ports.size === 0) return;
  const stream = open(path);
  stream.ports = old.ports;
  streams.set(path, stream);
}

function hear(port: MessagePort, asked: { listen?: string; leave?: string }): void {
  const path = asked.listen ?? asked.leave ?? "";
  let stream = streams.get(path);
  if (asked.listen) {
    if (!stream) streams.set(path, (stream = open(path)));
    stream.ports.add(port);
    if (stream.last) port.postMessage(stream.last);
  } else if (stream) {
    stream.ports.delete(port);
    if (stream.ports.size === 0) {
      stream.source.close();
      streams.delete(path);
    }
  }
}

self.addEventListener("connect", (event) => {
  const port = (event as MessageEvent).ports[0];
  if (port) port.onmessage = (message) => hear(port, message.data as { listen?: string });
});
