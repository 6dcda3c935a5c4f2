import { heldSeatsReply, type HeldSeatsReply } from "@crosstable/shared/session/sign-in";
import { useEffect, useState } from "react";

import { SeatCard } from "../../components/seat-card.tsx";
import { Wait } from "../../components/wait.tsx";

import "../not-here/not-here.css";
import "./home.css";

type Held = HeldSeatsReply["seats"];

/** The seats that this browser holds, each a page of its own, so that several can be open side by side. */
export default function HomeScreen(): React.ReactNode {
  const [held, setHeld] = useState<Held | "unreachable" | null>(null);
  useEffect(() => {
    document.title = "Seats · Crosstable";
    void loadHeld().then(setHeld);
  }, []);
  if (held === null) return <Wait words="Looking for your seats" />;
  return (
    <main className="home">
      <h1>Crosstable</h1>
      {held === "unreachable" ? (
        <p>The server does not answer. Load the page again in a moment.</p>
      ) : (
        <Seats held={held} />
      )}
      <section className="home-how">
        <h2>How to take a seat</h2>
        <p>
          A seat is taken by its personal link. The host of the talks makes the links; whoever
          started the server finds the demonstration's links in its window, one a seat. A link works
          once. To try both sides alone, open several links here: each seat keeps to its own tab.
        </p>
        <p>
          <a href="/verify">Check a downloaded record</a>
        </p>
      </section>
    </main>
  );
}

function Seats({ held }: { held: Held }): React.ReactNode {
  if (held.length === 0) return <p>This browser holds no seat yet.</p>;
  const titles = [...new Set(held.map(({ title }) => title))];
  return titles.map((title) => (
    <section key={title} className="home-talks">
      <h2>{title}</h2>
      <ul>
        {held
          .filter((each) => each.title === title)
          .map(({ seat }) => (
            <li key={seat.seat}>
              <a className="home-seat" href={`/s/${seat.seat}`}>
                <SeatCard seat={seat} sides={null} />
              </a>
            </li>
          ))}
      </ul>
    </section>
  ));
}

async function loadHeld(): Promise<Held | "unreachable"> {
  try {
    const reply = await fetch("/api/seats");
    if (!reply.ok) return "unreachable";
    return heldSeatsReply.parse(await reply.json()).seats;
  } catch {
    // The page says in words that there is no answer.
    return "unreachable";
  }
}
