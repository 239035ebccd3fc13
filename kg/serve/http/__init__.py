"""HTTP, whatever is asked: connections, requests within limits, and errors as problem details."""
