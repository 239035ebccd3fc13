"""For `spark-submit`: what `kg cluster build` does, where Spark has been told already where to run.

spark-submit --master yarn --num-executors 20 submit.py s3a://news/2024 s3a://archive
"""

import sys

from kg.cli.app import run

sys.exit(run(["cluster", "build", *sys.argv[1:]]))
