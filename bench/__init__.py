"""What is measured; `make bench` prints it and writes bench/out/bench.json. Nothing here is timed inside the tests."""
