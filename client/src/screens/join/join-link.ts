import { refusedAnswer } from "@crosstable/shared/events/replies";
import { refuse, type Refusal } from "@crosstable/shared/refusals";
import { joinedReply, joinLook, type JoinLook } from "@crosstable/shared/session/sign-in";

/** What came of a link: what it is for, or why it is no good. */
export type LinkAnswer<Reply> = { readonly done: Reply } | { readonly refused: Refusal };

const NO_CONNECTION = refuse(
  "not-stored",
  "The server does not answer. Your link is not used up; try again in a moment.",
);

/** Looks at a link without spending it. */
export function lookAtLink(secret: string): Promise<LinkAnswer<JoinLook>> {
  return post("/api/join/look", { secret, read: (reply) => joinLook.parse(reply) });
}

/** Spends the link: the seat is then held in this browser. */
export function takeSeat(secret: string): Promise<LinkAnswer<{ seat: JoinLook["seat"] }>> {
  return post("/api/join", { secret, read: (reply) => joinedReply.parse(reply) });
}

async function post<Reply>(
  path: string,
  options: { secret: string; read: (reply: unknown) => Reply },
): Promise<LinkAnswer<Reply>> {
  try {
    const answer = await fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ secret: options.secret }),
    });
    const reply: unknown = await answer.json();
    const refused = refusedAnswer.safeParse(reply);
    if (refused.success) return refused.data;
    return answer.ok ? { done: options.read(reply) } : { refused: NO_CONNECTION };
  } catch {
    // No network, or a proxy's page instead of an answer: the person can only try again.
    return { refused: NO_CONNECTION };
  }
}
