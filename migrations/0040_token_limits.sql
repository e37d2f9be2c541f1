-- Benefits that are too small to count, as the tax office publishes them for each year.
insert into token_limit (year, item_cost, item_gift, share_basis_points, share_most, source) values
  (2024, 1320, 6600, 200, 13200, 'Rev. Proc. 90-12, amounts for 2024 by Rev. Proc. 2023-34'),
  (2025, 1360, 6800, 200, 13600, 'Rev. Proc. 90-12, amounts for 2025 by Rev. Proc. 2024-40'),
  (2026, 1390, 6950, 200, 13900, 'Rev. Proc. 90-12, amounts for 2026 by Rev. Proc. 2025-32')
on conflict (year) do nothing;
