"""Grades: what can be measured of footage, and the gates that it must pass.

    footage = expecting.expected(request)              what the plan leads one to expect
    grades = await Grader(weights).measure(path, footage)
    judgement = gates.judge(grades, footage.allowance, Gates(), calibration)

What needs weights of the operator's (`nets` says which) is not measured without them, and the grades
say so.
"""
