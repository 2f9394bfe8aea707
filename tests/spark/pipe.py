"""Cleans JSON Lines inside Apache Spark, with `jiaokan` as a filter: pipe.py JIAOKAN INPUT OUTPUT.

INPUT is a file of JSON Lines; OUTPUT gets what the filter prints for each part, in the order of the lines.
"""

import os
import shlex
import sys

import pyspark
from pyspark import SparkConf, SparkContext

program, records, out = sys.argv[1:]
# The workers of a local cluster are started from Spark's own folder, with this Python.
os.environ.setdefault("SPARK_HOME", os.path.dirname(pyspark.__file__))
os.environ["PYSPARK_PYTHON"] = sys.executable

conf = SparkConf().setMaster("local-cluster[2,1,1024]").setAppName("jiaokan")
conf = conf.set("spark.ui.enabled", "false").set("spark.driver.bindAddress", "127.0.0.1").set("spark.driver.host", "127.0.0.1")
spark = SparkContext(conf=conf)
spark.setLogLevel("ERROR")
lines = spark.textFile(records, minPartitions=8)
# One line in, one line out; bad lines are named in the executor's log, and do not end the job.
clean = lines.pipe(shlex.join([program, "clean", "--format", "jsonl", "--input", "jsonl", "-"]))
parts = clean.glom().collect()
spark.stop()
with open(out, "w", encoding="utf-8") as file:
    file.writelines(f"{line}\n" for part in parts for line in part)
print(f"{len(parts)} parts")
