// Plain JavaScript: the type check of the project runs without this folder's packages.
import { ApolloGateway, IntrospectAndCompose } from '@apollo/gateway'
import { ApolloServer } from '@apollo/server'
import { startStandaloneServer } from '@apollo/server/standalone'

// One argument a subgraph: name=url.
const subgraphs = process.argv.slice(2).map((argument) => {
  const [name, url] = argument.split('=')
  return { name, url }
})
const gateway = new ApolloGateway({ supergraphSdl: new IntrospectAndCompose({ subgraphs }) })
const { url } = await startStandaloneServer(new ApolloServer({ gateway }), { listen: { port: 0, host: '127.0.0.1' } })
console.log(`READY ${url}`)
