/**
 * Runs one after the other: whoever asks while it runs has it run once more afterwards, however many ask. One that fails is told, and keeps
 * none of the next from running.
 */
export function oneAtATime<Asked>(
  run: (asked: Asked) => Promise<void>,
  onFailure: () => void,
): (asked: Asked) => void {
  let running = Promise.resolve();
  let isAskedAgain = false;
  return (asked) => {
    if (isAskedAgain) return;
    isAskedAgain = true;
    running = running
      .then(async () => {
        isAskedAgain = false;
        await run(asked);
      })
      .catch(onFailure);
  };
}
