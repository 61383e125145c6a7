"""SPARQL 1.1 Protocol, Graph Store Protocol, service description and web pages over one store."""
