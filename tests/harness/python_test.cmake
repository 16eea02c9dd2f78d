# SPDX-License-Identifier: MPL-2.0
# aftale_python_test(NAME FILE LABEL [FIXTURE]): a test file in Python that runs the finished program.
# Exit status 77 is a skip. The test says why, and scripts/test never skips in CI.
find_program(AFTALE_PYTHON NAMES python3 DOC "Python 3 for the tests that run the finished program")
if(NOT AFTALE_PYTHON)
  set(AFTALE_PYTHON python3) # missing now; the tests then fail by name instead of vanishing
endif()
set(AFTALE_BUILT_CONTENT "${CMAKE_BINARY_DIR}/tests/conformance/out")

function(aftale_python_test name file label)
  add_test(NAME ${label}.${name} COMMAND "${AFTALE_PYTHON}" -B "${CMAKE_CURRENT_SOURCE_DIR}/${file}")
  set_tests_properties(${label}.${name} PROPERTIES
    LABELS ${label}
    SKIP_RETURN_CODE 77
    TIMEOUT 900
    ENVIRONMENT "AFTALE=$<TARGET_FILE:aftale>;AFTALE_BUILT=${AFTALE_BUILT_CONTENT};PYTHONIOENCODING=utf-8")
  if(ARGC GREATER 3)
    set_tests_properties(${label}.${name} PROPERTIES FIXTURES_REQUIRED ${ARGV3})
  endif()
endfunction()
