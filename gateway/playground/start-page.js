// Runs in the browser after GraphiQL's program: gives it the tabs, with what only the moment knows. See playground.ts.

/** The keys under which GraphiQL keeps what the user has changed. */
const savedTabsKey = 'graphiql:tabState'
const savedHeadersKey = 'graphiql:headers'

/** Payload of a token, without its times; null of what is not a token. A page's new token for the same caller has the same one. */
function callerOf(headers) {
  try {
    const token = JSON.parse(headers).authorization.replace('Bearer ', '')
    const bytes = Uint8Array.from(atob(token.split('.')[1].replace(/-/g, '+').replace(/_/g, '/')), (character) =>
      character.charCodeAt(0),
    )
    const { iat, exp, jti, ...caller } = JSON.parse(new TextDecoder().decode(bytes))
    return JSON.stringify(caller)
  } catch {
    return null
  }
}

/** The headers of a saved tab with the page's own token, where that is of the same caller: saved ones end, and another server has another key. */
function withFreshToken(headers, tabs) {
  const caller = callerOf(headers)
  const fresh = caller === null ? undefined : tabs.find((tab) => callerOf(tab.headers) === caller)
  if (fresh === undefined) return headers
  return JSON.stringify({ ...JSON.parse(headers), authorization: JSON.parse(fresh.headers).authorization }, null, 2)
}

function refreshSaved(tabs) {
  const saved = JSON.parse(localStorage.getItem(savedTabsKey))
  const fresh = saved.tabs.map((tab) => ({ ...tab, headers: withFreshToken(tab.headers, tabs) }))
  localStorage.setItem(savedTabsKey, JSON.stringify({ ...saved, tabs: fresh }))
  const headers = localStorage.getItem(savedHeadersKey)
  if (headers !== null) localStorage.setItem(savedHeadersKey, withFreshToken(headers, tabs))
}

/** The first id of an answer: of changes to an identity that of a merge that nobody undid, of customers that of one without merges. */
function idIn(value) {
  if (value === null || typeof value !== 'object') return null
  const isPassed =
    value.undone === true ||
    (value.action !== undefined && value.action !== 'MERGED') ||
    (value.supersededIds ?? []).length > 0
  if (typeof value.id === 'string' && !isPassed) return value.id
  for (const part of Object.values(value)) {
    const found = idIn(part)
    if (found !== null) return found
  }
  return null
}

/** Variables of a tab with the ids that its look-ups find; as they were where the graph does not answer yet. */
async function lookUp({ variables, headers }, queryByVariable) {
  const found = await Promise.all(
    Object.entries(queryByVariable).map(async ([name, query]) => {
      const response = await fetch(location.pathname, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...JSON.parse(headers) },
        body: JSON.stringify({ query }),
      })
      const id = idIn((await response.json()).data)
      return id === null ? [] : [[name, id]]
    }),
  ).catch(() => [])
  return JSON.stringify({ ...JSON.parse(variables), ...Object.fromEntries(found.flat()) }, null, 2)
}

/** `lookUps`: by tab, the query that finds the id of a variable. */
// biome-ignore lint/correctness/noUnusedVariables: the page calls it.
async function startPage(options, lookUps) {
  const isNew = localStorage.getItem(savedTabsKey) === null
  if (!isNew) refreshSaved(options.defaultTabs)
  const tabs = await Promise.all(
    options.defaultTabs.map(async (tab, index) =>
      isNew && Object.keys(lookUps[index]).length > 0 ? { ...tab, variables: await lookUp(tab, lookUps[index]) } : tab,
    ),
  )
  YogaGraphiQL.renderYogaGraphiQL(document.querySelector('#root'), {
    ...options,
    defaultTabs: tabs,
    // GraphiQL fills in the variables of a tab when it is chosen, and the first one never is.
    ...(isNew && { variables: tabs[0].variables ?? '' }),
  })
}
