"""The W3C's tests of SPARQL 1.1, asked of a real ``kg serve``. They are no part of the project: a folder holds them."""
