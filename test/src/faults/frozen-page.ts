// A page in a process of its own, so that it can stand still: opens a document and shows somebody in it, says so on its output, and comes
// back whenever its line is closed.
import WebSocket from "ws";

const [, , url = "", headers = "{}", presence = ""] = process.argv;

function open(): void {
  const socket = new WebSocket(url, { headers: JSON.parse(headers) as Record<string, string> });
  socket.on("open", () => {
    socket.send(Buffer.from(presence, "base64"));
    process.stdout.write("open\n");
  });
  socket.on("error", () => undefined);
  socket.on("close", (code) => {
    process.stdout.write(`closed ${code}\n`);
    open();
  });
}

open();
