"""`python -m okrcli`, the same program as `okr`."""

from okrcli.cli.main import run

if __name__ == "__main__":
    run()
