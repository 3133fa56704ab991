import { type Browser, chromium, type Page } from 'playwright-core'

export const browserFile = '/usr/bin/chromium'

/** What one tab sent when Run was pressed, what came, and what the page shows of it. */
export interface Pressed {
  readonly operation: string
  readonly headers: Readonly<Record<string, string>>
  readonly request: { readonly query: string; readonly variables?: Readonly<Record<string, unknown>> }
  readonly status: number
  readonly answer: { readonly data?: unknown; readonly errors?: readonly { readonly extensions: object }[] }
  /** Lines of the answer in sight, without their indentation. */
  readonly shown: readonly string[]
}

export interface Visit {
  readonly width: number
  /** A page as it would be without one of our own changes. @default as it is */
  readonly change?: (html: string) => string
}

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: browserFile, args: ['--no-sandbox'] })
}

/** The playground in a profile that was never used. */
export async function openPlayground(browser: Browser, url: string, { width, change }: Visit): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 800 }, isMobile: width < 500 })
  const page = await context.newPage()
  if (change !== undefined)
    await page.route(url, async (route) => {
      if (route.request().method() !== 'GET') return route.continue()
      const response = await route.fetch()
      await route.fulfill({ response, body: change(await response.text()) })
    })
  await page.goto(url)
  await page.locator('.graphiql-query-editor .view-line').first().waitFor()
  await page.locator('.graphiql-execute-button').waitFor()
  return page
}

/** Clicks once where the middle of a tab is, as a hand does: down, a moment, up. */
export async function chooseTab(page: Page, index: number): Promise<void> {
  const tab = page.getByRole('tab').nth(index)
  await tab.scrollIntoViewIfNeeded()
  await clickMiddle(page, tab)
  await page.waitForTimeout(300)
}

export async function chosenTab(page: Page): Promise<number> {
  const chosen = await page
    .getByRole('tab')
    .evaluateAll((tabs) => tabs.map((tab) => tab.getAttribute('aria-selected') === 'true'))
  return chosen.indexOf(true)
}

export async function pressRun(page: Page): Promise<Pressed> {
  const arriving = page.waitForResponse(
    (response) =>
      response.request().method() === 'POST' && !(response.request().postData() ?? '').includes('IntrospectionQuery'),
    { timeout: 120_000 },
  )
  await clickMiddle(page, page.locator('.graphiql-execute-button'))
  const response = await arriving
  const request = JSON.parse(response.request().postData() ?? '{}')
  const answer = await response.json()
  await page.locator('.graphiql-response .view-line').nth(1).waitFor()
  const lines = await page.locator('.graphiql-response .view-line').allTextContents()
  return {
    operation: request.operationName,
    headers: await response.request().allHeaders(),
    request,
    status: response.status(),
    answer,
    shown: lines.map((line) => line.replaceAll('\u00a0', ' ').trim()).filter((line) => line !== ''),
  }
}

async function clickMiddle(page: Page, target: ReturnType<Page['locator']>): Promise<void> {
  const box = await target.boundingBox()
  if (box === null) throw new Error('what is to be clicked is not in sight')
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.mouse.down()
  await page.waitForTimeout(80)
  await page.mouse.up()
}
