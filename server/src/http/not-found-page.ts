/** What stands at an address where nothing is. No script and no style of its own, so that no rule has to be loosened for it. */
export const NOT_FOUND_PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Nothing here · Crosstable</title>
  </head>
  <body>
    <main>
      <h1>There is nothing at this address</h1>
      <p>Open your personal link, or ask the host for one.</p>
      <p><a href="/">Seats that this browser holds</a></p>
    </main>
  </body>
</html>
`;
