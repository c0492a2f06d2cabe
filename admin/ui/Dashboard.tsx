import React, { useEffect, useState } from 'react';
import { ApiClient } from 'adminjs';
import { Box } from '@adminjs/design-system';

/** The dashboard page, from its data. */
const Dashboard: React.FC = () => {
  const [data, setData] = useState<unknown>(null);
  useEffect(() => {
    void new ApiClient().getDashboard().then((answer: { data: unknown }) => setData(answer.data));
  }, []);
  return (
    <Box variant="white" m="xl" p="xl">
      <pre>{JSON.stringify(data, null, 2)}</pre>
    </Box>
  );
};

export default Dashboard;
