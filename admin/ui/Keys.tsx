import React, { useEffect, useState } from 'react';
import { ApiClient } from 'adminjs';
import { Box } from '@adminjs/design-system';

/** The keys page, from its data. */
const Keys: React.FC = () => {
  const [data, setData] = useState<unknown>(null);
  useEffect(() => {
    void new ApiClient().getPage({ pageName: 'keys' }).then((answer: { data: unknown }) => setData(answer.data));
  }, []);
  return (
    <Box variant="white" m="xl" p="xl">
      <pre>{JSON.stringify(data, null, 2)}</pre>
    </Box>
  );
};

export default Keys;
